/**
 * `<hm-device>` on the page about oneself: the texts that wait on this device until the service has them,
 * each with where it belongs and a button that forgets it. Without script no text waits on a device.
 */
import { type Say, wordsOf } from './shared/words';
import { Device, type Kept } from './writing/device';

class OnDevice extends HTMLElement {
  private say: Say = () => '';

  connectedCallback(): void {
    this.say = wordsOf(this);
    this.show();
  }

  private show(): void {
    const kept = Device.all(localStorage, this.getAttribute('person') ?? '');
    const title = written('h2', this.say('device-title'));
    title.id = 'device';
    title.tabIndex = -1;
    const list = document.createElement('ul');
    list.className = 'lines';
    list.append(...kept.map((one, place) => this.line(one, place)));
    const told = kept.length === 0 ? written('p', this.say('device-none')) : list;
    this.replaceChildren(title, written('p', this.say('device-what')), told);
  }

  private line(one: Kept, place: number): HTMLElement {
    const line = document.createElement('li');
    const link = document.createElement('a');
    const pattern = this.getAttribute('hub') ?? '';
    link.href = pattern.replace('PROJECT', one.project).replace('ROUND', one.round);
    link.textContent = [one.project, one.round, one.goal].filter((part) => part).join(', ');
    const at = new Date(one.waiting.at).toLocaleString(document.documentElement.lang);
    const forget = written('button', this.say('device-forget')) as HTMLButtonElement;
    forget.type = 'button';
    forget.className = 'plain';
    const heard = written('span', ` ${place + 1}`);
    heard.className = 'heard';
    forget.append(heard);
    forget.addEventListener('click', () => {
      localStorage.removeItem(one.key);
      this.show();
      document.getElementById('device')?.focus();
    });
    const text = written('q', one.waiting.text.slice(0, 200));
    text.lang = 'fi';
    const aside = written('span', this.say('device-at', { time: at }));
    aside.className = 'aside';
    line.append(link, ' ', text, ' ', aside, ' ', forget);
    return line;
  }
}

function written(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

customElements.define('hm-device', OnDevice);
