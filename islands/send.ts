/**
 * `<hm-send>` within a form that must take effect once: when the answer does not arrive, the page says
 * so and sends the same again. The form carries the id of its command, so the service knows a repeat.
 */
import { type Say, wordsOf } from './shared/words';

/** Milliseconds before the same is sent again. */
const AGAIN = 3_000;

class Send extends HTMLElement {
  private say: Say = () => '';
  private isUnderWay = false;

  connectedCallback(): void {
    this.say = wordsOf(this);
    const form = this.closest('form');
    const tick = form?.querySelector<HTMLInputElement>('[type=checkbox][required]');
    if (form) {
      // What is missing is said in the language of the page.
      form.noValidate = true;
    }
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (tick && !tick.checked) {
        this.complain(tick);
      } else if (!this.isUnderWay) {
        this.isUnderWay = true;
        this.tell('send-live-sending');
        void this.send(form);
      }
    });
  }

  /** Says at the box that it is to be ticked first; the box says so until it is. */
  private complain(tick: HTMLInputElement): void {
    const label = tick.closest('label');
    if (!tick.hasAttribute('aria-invalid')) {
      const told = document.createElement('p');
      told.className = 'complaint';
      told.id = 'unticked';
      told.textContent = this.say('send-live-unticked');
      label?.before(told);
      tick.setAttribute('aria-invalid', 'true');
      tick.setAttribute('aria-describedby', told.id);
      const settle = () => {
        told.remove();
        tick.removeAttribute('aria-invalid');
        tick.removeAttribute('aria-describedby');
      };
      tick.addEventListener('change', settle, { once: true });
    }
    tick.focus();
  }

  /** Sends what the form says until an answer comes, and goes where the answer leads. */
  private async send(form: HTMLFormElement): Promise<void> {
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const request = { method: 'POST', body: new URLSearchParams(fields) };
    const answer = await fetch(form.action, request).catch(() => null);
    if (answer === null || answer.status >= 500) {
      this.tell('send-live-unknown');
      setTimeout(() => void this.send(form), AGAIN);
    } else if (answer.redirected) {
      location.assign(answer.url);
    } else {
      // Refused: the browser sends it once more, to show the page that says why.
      form.submit();
    }
  }

  private tell(word: string): void {
    this.setAttribute('role', 'status');
    this.textContent = this.say(word);
  }
}

customElements.define('hm-send', Send);
