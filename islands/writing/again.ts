/** Signing in over the page when the session ended, with the text still there behind the window. */
import { ask, graphql } from '../shared/graphql';
import { made } from '../shared/made';
import type { Say } from '../shared/words';

const WHO = graphql(`
  query Who {
    me { id name }
  }
`);

function typed(id: string, type: string, autocomplete: AutoFill, text: string) {
  const box = made('div', 'field');
  const label = made('label', '', text);
  label.htmlFor = id;
  const input = made('input');
  Object.assign(input, { id, type, autocomplete, required: true });
  box.append(label, input);
  return { box, input };
}

const shown = () => document.querySelector<HTMLDialogElement>('dialog.again');

/** Opens the window, once, and tells when somebody is in; answers why that is not enough, if it is not. */
export function signInAgain(say: Say, isIn: () => Promise<string>): void {
  if (shown()) {
    return;
  }
  const dialog = made('dialog', 'again');
  const form = made('form');
  form.method = 'dialog';
  const title = made('h2', '', say('live-ended-title'));
  title.id = 'again-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const address = typed('again-address', 'email', 'username', say('live-address'));
  const password = typed('again-password', 'password', 'current-password', say('live-password'));
  const problem = made('p', 'complaint');
  problem.setAttribute('role', 'alert');
  form.append(
    title,
    made('p', '', say('live-ended')),
    problem,
    address.box,
    password.box,
    made('button', '', say('live-sign-in')),
    made('p', 'aside', say('live-other-tab')),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch('/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ address: address.input.value, password: password.input.value }),
    }).catch(() => null);
    problem.textContent = answer?.ok ? await isIn() : say('live-not-in');
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

/** The token of the session that there is by now, here or from another tab, and whose it is. */
export async function sessionNow(): Promise<{ token: string; id: string; name: string } | null> {
  const answer = await fetch('/session').catch(() => null);
  const token = (await answer?.json().catch(() => null))?.csrfToken;
  const who = token && (await ask(WHO, {}, token).catch(() => null));
  return who?.me ? { token, id: who.me.id, name: who.me.name ?? '' } : null;
}

/** The window goes away once the text can be saved. */
export const signedIn = () => shown()?.close();
