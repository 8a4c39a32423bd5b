/**
 * `<hm-device>` on the page about oneself: the texts that wait on this device until the service has them,
 * those of drafts and those of forms, each with where it belongs and a button that forgets it. Without
 * script no text waits on a device.
 */
import { made } from './shared/made';
import { type Say, wordsOf } from './shared/words';
import { Device, type Kept, type OfDraft, type OfForm, type Waiting } from './writing/device';

/** A line of the list. */
interface Line {
  key: string;
  address: string;
  title: string;
  waiting: Waiting;
}

class OnDevice extends HTMLElement {
  private say: Say = () => '';

  connectedCallback(): void {
    this.say = wordsOf(this);
    this.show();
  }

  private show(): void {
    const person = this.getAttribute('person') ?? '';
    const drafts = Device.all<OfDraft>(localStorage, person, 'draft');
    const forms = Device.all<OfForm>(localStorage, person, 'form');
    const kept = [...drafts.map((one) => this.draft(one)), ...forms.map(form)];
    kept.sort((a, b) => b.waiting.at - a.waiting.at);
    const title = made('h2', '', this.say('device-title'));
    title.id = 'device';
    title.tabIndex = -1;
    const list = made('ul', 'lines');
    list.append(...kept.map((one, place) => this.line(one, place)));
    const told = kept.length === 0 ? made('p', '', this.say('device-none')) : list;
    this.replaceChildren(title, made('p', '', this.say('device-what')), told);
  }

  private draft({ key, place, waiting }: Kept<OfDraft>): Line {
    const [project = '', round = '', goal = ''] = place;
    const pattern = this.getAttribute('hub') ?? '';
    const address = pattern.replace('PROJECT', project).replace('ROUND', round);
    const title = [project, round, goal].filter((part) => part).join(', ');
    return { key, address, title, waiting };
  }

  private line(one: Line, place: number): HTMLElement {
    const line = made('li');
    const link = made('a', '', one.title);
    link.href = one.address;
    const at = new Date(one.waiting.at).toLocaleString(document.documentElement.lang);
    const forget = made('button', 'plain', this.say('device-forget'));
    forget.type = 'button';
    forget.append(made('span', 'heard', ` ${place + 1}`));
    forget.addEventListener('click', () => {
      localStorage.removeItem(one.key);
      this.show();
      document.getElementById('device')?.focus();
    });
    const text = made('q', '', one.waiting.text.slice(0, 200));
    text.lang = 'fi';
    const aside = made('span', 'aside', this.say('device-at', { time: at }));
    line.append(link, ' ', text, ' ', aside, ' ', forget);
    return line;
  }
}

function form({ key, waiting }: Kept<OfForm>): Line {
  return { key, address: waiting.address, title: waiting.title, waiting };
}

customElements.define('hm-device', OnDevice);
