/**
 * `<hm-keep place="…" called="…" person="…">` once on a page: what is typed into its forms stays on this
 * device until a form was accepted, and is put back when the page is opened again. The forms themselves
 * work without it, and send what they always did. `answered` says that the page answers a form and
 * shows what was typed into it; a form with `data-ends` also ends the waiting of the form of that name.
 * The page that an accepted form leads to forgets the text: see `place.js`.
 *
 * Invariant: a text leaves the device only when the service has it or its writer says so.
 */
import { askFirst } from './shared/asking';
import { type Say, wordsOf } from './shared/words';
import { Device, type OfForm } from './writing/device';
import { KeptForm, type Resumed } from './writing/form';

/** Remembers over the page load which form was sent in this tab. */
const SENT = 'hankemuisti.sent';

interface Sent {
  /** Under what the device has the texts that the form brings. */
  keys: string[];
  /** Where the browser stands when the form was accepted. */
  next: string;
  /** The session that sent it: after another sign-in the same address may be shown without it. */
  csrf: string;
}

/** Forms of this page, but for that of the editor, which saves by itself. */
const FORMS = 'main form[method=post]:not(:has(hm-editor))';

class Keep extends HTMLElement {
  private say: Say = () => '';
  private readonly forms: KeptForm[] = [];

  connectedCallback(): void {
    this.say = wordsOf(this);
    const place = this.getAttribute('place') ?? '';
    const person = this.getAttribute('person') ?? '';
    const device = new Device<OfForm>(localStorage, person, place, 'form');
    const isAnswered = this.hasAttribute('answered');
    const title = this.getAttribute('called') ?? '';
    const page = { address: addressOf(location.href), title };
    for (const form of document.querySelectorAll<HTMLFormElement>(FORMS)) {
      const name = form.dataset.key ?? fieldOf(form, 'form');
      const kept = isWritten(form) ? new KeptForm(form, device, name, page) : null;
      if (kept) {
        this.forms.push(kept);
        this.show(form, kept, kept.resume(isAnswered));
      }
      form.addEventListener('submit', () => {
        kept?.flush();
        const { ends } = form.dataset;
        const keys = [name, ...(ends ? [ends] : [])].map((one) => device.keyOf(one));
        const sent: Sent = { keys, next: nextOf(form), csrf: fieldOf(form, 'csrf') };
        sessionStorage.setItem(SENT, JSON.stringify(sent));
      });
    }
    window.addEventListener('pagehide', () => this.flush());
    document.addEventListener('visibilitychange', () => this.flush());
    document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', (event) => {
      this.flush();
      const kept = this.forms.filter((form) => form.isKept);
      if (kept.length > 0) {
        event.preventDefault();
        this.warn(event.target as HTMLFormElement, kept);
      }
    });
  }

  private flush(): void {
    for (const form of this.forms) {
      form.flush();
    }
  }

  /** One line says that typing goes on, and what no longer fits its field is shown beside it. */
  private show(form: HTMLFormElement, kept: KeptForm, resumed: Resumed | null): void {
    const time = resumed ? this.moment(resumed.at) : '';
    if (resumed?.isBack) {
      const line = this.line(this.say('keep-resumed', { time }), this.say('keep-discard'), () => {
        kept.discard();
        line.remove();
        form.querySelector<HTMLElement>('textarea, input:not([type=hidden])')?.focus();
      });
      form.prepend(line);
    }
    for (const { field, control } of resumed?.beside ?? []) {
      const box = document.createElement('details');
      box.open = true;
      const summary = document.createElement('summary');
      summary.textContent = this.say('keep-beside', { time });
      const text = document.createElement('textarea');
      text.readOnly = true;
      text.rows = 4;
      text.defaultValue = field.text;
      text.lang = control?.lang || 'fi';
      text.setAttribute('aria-label', this.say('keep-own'));
      const line = this.line('', this.say('keep-copy'), () => {
        navigator.clipboard.writeText(field.text).then(
          () => told(line, this.say('keep-copied')),
          () => text.select(),
        );
      });
      const discard = button(this.say('keep-discard'), () => {
        kept.discardBeside(field);
        box.remove();
        control?.focus();
      });
      line.append(' ', discard);
      box.append(summary, text, line);
      (control?.closest('.field') ?? form.firstElementChild)?.after(box);
    }
  }

  /** A line that is said once it is there, and what can be done about it. */
  private line(text: string, word: string, act: () => void): HTMLElement {
    const line = document.createElement('p');
    line.className = 'quiet';
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    line.append(status, ' ', button(word, act));
    setTimeout(() => told(line, text));
    return line;
  }

  private moment(at: number): string {
    const { lang } = document.documentElement;
    const language = lang === 'en' ? 'en-GB' : lang;
    return new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  }

  private warn(signout: HTMLFormElement, kept: KeptForm[]): void {
    const remove = () => {
      for (const form of kept) {
        form.discardAll();
      }
      signout.submit();
    };
    askFirst(this.say('keep-unsent'), [
      [this.say('keep-stay'), () => {}],
      [this.say('keep-leave'), () => signout.submit()],
      [this.say('keep-remove'), remove],
    ]);
  }
}

/** Whether a form has anything to write in; a mere button has nothing to keep. */
function isWritten(form: HTMLFormElement): boolean {
  return form.querySelector('textarea, select, input:not([type=hidden], [type=password])') !== null;
}

/** Where the form is found again, without what was told of an earlier one. */
function addressOf(href: string): string {
  const address = new URL(href);
  address.searchParams.delete('done');
  return address.pathname + address.search;
}

function fieldOf(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
}

/** Where the service leads when it accepts the form: what drops something comes back to the form. */
function nextOf(form: HTMLFormElement): string {
  const drops = form.querySelector('[name="drop"]') !== null;
  const next = drops ? '' : fieldOf(form, 'next');
  return new URL(next || form.action, location.href).href;
}

function button(word: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'plain small';
  made.textContent = word;
  made.addEventListener('click', act);
  return made;
}

function told(line: HTMLElement, text: string): void {
  const status = line.querySelector('[role=status]');
  if (status) {
    status.textContent = text;
  }
}

customElements.define('hm-keep', Keep);
