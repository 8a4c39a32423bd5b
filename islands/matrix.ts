/**
 * `<hm-matrix programme="…">` around the portfolio: the matrix is walked by keys, an answer opens beside
 * it without a page load, the moment can be dragged, and what others record appears.
 *
 * Invariant: everything shown comes from the page at the address in the address bar; this element
 * fetches that page and takes over its parts, so nothing is rendered twice.
 */
import { next, placeOf, rove, rowsOf } from './matrix/grid';
import { recorded, subscribe } from './shared/live';

/** Milliseconds that recorded events are gathered before the page is asked anew. */
const GATHERED = 1_500;
/** Milliseconds without another step of the slider before its moment is shown. */
const STEPPED = 600;
/** Remembers over a page load that the slider had the focus. */
const SLID = 'hankemuisti.slid';
/** What is taken over from another page. The form stays, with what somebody chooses in it. */
const PARTS = ['.sums', '.with-panel'];

class Matrix extends HTMLElement {
  private stopped = new AbortController();
  private gathering = 0;
  private asked = 0;

  connectedCallback(): void {
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    this.addEventListener('keydown', (event) => this.pressed(event), { signal });
    this.addEventListener('focusin', () => this.focused(), { signal });
    this.addEventListener('click', (event) => this.clicked(event), { signal });
    window.addEventListener('popstate', () => this.go(location.href, false), { signal });
    this.ready();
    this.slider();
    const programme = this.getAttribute('programme');
    if (programme && !new URL(location.href).searchParams.has('asof')) {
      const heard = () => this.heard();
      subscribe(recorded([{ programme }], heard), signal, heard);
    }
  }

  disconnectedCallback(): void {
    this.stopped.abort();
    clearTimeout(this.gathering);
  }

  private get table(): HTMLTableElement | null {
    return this.querySelector('table.matrix');
  }

  /** Makes what the page came with walkable. */
  private ready(): void {
    const { table } = this;
    if (table) {
      const rows = rowsOf(table);
      const chosen = table.querySelector('.cell a[aria-current]');
      rove(rows, placeOf(rows, chosen) ?? [0, 0]);
    }
  }

  private focused(): void {
    const rows = this.table ? rowsOf(this.table) : [];
    const place = placeOf(rows, document.activeElement);
    if (place) {
      rove(rows, place);
    }
  }

  private pressed(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (event.key === 'Escape' && this.querySelector('.panel')) {
      event.preventDefault();
      this.close();
      return;
    }
    const rows = this.table ? rowsOf(this.table) : [];
    const place = placeOf(rows, document.activeElement);
    const to = place && next(rows, place, event.key, event.ctrlKey);
    if (to) {
      event.preventDefault();
      const cells = rows[to[0]] ?? [];
      cells[Math.min(to[1], cells.length - 1)]?.focus();
    }
  }

  private clicked(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (!link || !isPlain) {
      return;
    }
    if (link.matches('[data-close]')) {
      event.preventDefault();
      this.close();
    } else if (link.matches('.cell a, .panel .steps a')) {
      event.preventDefault();
      this.go(link.href, true, () => this.querySelector<HTMLElement>('.panel h2')?.focus());
    }
  }

  /** Takes the answer away and goes back to its cell. */
  private close(): void {
    const address = new URL(location.href);
    const [project, goal] = ['project', 'goal'].map((name) => address.searchParams.get(name));
    address.searchParams.delete('project');
    address.searchParams.delete('goal');
    address.hash = '';
    this.go(address.href, true, () => this.cell(project, goal)?.focus());
  }

  private cell(project?: string | null, goal?: string | null): HTMLElement | undefined {
    const links = this.querySelectorAll<HTMLAnchorElement>('.cell a');
    return [...links].find((link) => {
      const values = new URL(link.href).searchParams;
      return values.get('project') === project && values.get('goal') === goal;
    });
  }

  /** Shows the page of an address in place of this one; without script it would be followed. */
  private async go(address: string, isNew: boolean, then = () => {}): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    this.setAttribute('aria-busy', 'true');
    const response = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => null);
    const page = response?.ok && (await response.text());
    if (asked !== this.asked) {
      return;
    }
    const other = page ? new DOMParser().parseFromString(page, 'text/html') : null;
    const parts = PARTS.map((part) => [this.querySelector(part), other?.querySelector(part)]);
    if (!other || parts.some(([own, theirs]) => !own || !theirs)) {
      location.assign(address);
      return;
    }
    const scrolled = this.querySelector('.scroll')?.scrollLeft ?? 0;
    for (const [own, theirs] of parts) {
      if (own && theirs) {
        own.replaceWith(theirs);
      }
    }
    this.removeAttribute('aria-busy');
    if (isNew) {
      history.pushState(null, '', address);
    }
    this.ready();
    this.querySelector('.scroll')?.scrollTo({ left: scrolled });
    then();
  }

  private heard(): void {
    clearTimeout(this.gathering);
    this.gathering = window.setTimeout(() => this.renew(), GATHERED);
  }

  /** Asks the page anew, and leaves the focus where it was. Nobody's typing is disturbed. */
  private renew(): void {
    const focused = document.activeElement;
    if (this.contains(focused) && focused?.matches('input, select, textarea')) {
      this.heard();
      return;
    }
    const place = placeOf(this.table ? rowsOf(this.table) : [], focused);
    this.go(location.href, false, () => {
      const rows = this.table ? rowsOf(this.table) : [];
      if (place) {
        rows[place[0]]?.[place[1]]?.focus();
      }
    });
  }

  /** A slider over the same moments as the list, from the earliest to now. */
  private slider(): void {
    const list = this.querySelector<HTMLSelectElement>('#moment');
    const label = this.querySelector<HTMLLabelElement>('label[for="moment"]');
    if (!list || !label || list.options.length < 2) {
      return;
    }
    const moments = [...list.options].sort((a, b) => order(a).localeCompare(order(b)));
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.className = 'slider';
    slider.max = String(moments.length - 1);
    slider.value = String(moments.findIndex((moment) => moment.selected));
    slider.setAttribute('aria-label', label.textContent?.trim() ?? '');
    const tell = () => {
      const moment = moments[Number(slider.value)];
      slider.setAttribute('aria-valuetext', moment?.text ?? '');
      if (moment) {
        moment.selected = true;
      }
    };
    tell();
    slider.addEventListener('input', tell);
    let stepping = 0;
    const show = () => {
      const address = new URL(location.href);
      address.searchParams.set('asof', list.value);
      if (list.value === '') {
        address.searchParams.delete('asof');
      }
      if (document.activeElement === slider) {
        sessionStorage.setItem(SLID, '1');
      }
      // The band of another moment is outside this element.
      location.assign(address.href);
    };
    slider.addEventListener('change', () => {
      clearTimeout(stepping);
      stepping = window.setTimeout(show, STEPPED);
    });
    list.after(slider);
    if (sessionStorage.getItem(SLID)) {
      sessionStorage.removeItem(SLID);
      slider.focus();
    }
  }
}

/** Moments in the order of time: the present is last. */
function order(option: HTMLOptionElement): string {
  return option.value === '' ? '9' : option.value;
}

customElements.define('hm-matrix', Matrix);
