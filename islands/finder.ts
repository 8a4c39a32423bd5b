/**
 * `<hm-finder>` around the form of the library: names are suggested while one types, results and counts
 * follow without a page load, and no more than two models are ticked to compare.
 *
 * Invariant: everything shown comes from the page at the address in the address bar, which this element
 * fetches; what was typed stays as it was typed. What else of a page is of its address is marked with
 * `data-follows` and a name of its own, and follows too. Its words come as attributes: scripts of public
 * pages are small, and a library for words is not.
 */
import { ask, graphql } from './shared/graphql';

/** Milliseconds without a key before the results follow. */
const TYPED = 150;
/** Milliseconds without a change before the count is told. */
const TOLD = 1_000;
/** Fewest letters that are searched and suggested for while typing. */
const LETTERS_MIN = 2;
/** Most models that are compared. */
const COMPARED_MAX = 2;
/** Milliseconds after which it is told that an answer is waited for. */
const SLOW = 300;
/** What of the head is of the address. */
const LINKS = 'link[rel="canonical"], link[rel="alternate"]';
/** Where the filters are a sheet over the page, as the style has it. */
const SHEET = '(max-width: 576px)';

const SUGGEST = graphql(`
  query Suggest($q: String!, $lang: Language) {
    suggest(q: $q, lang: $lang, first: 5) {
      kind
      text
    }
  }
`);

type Lang = 'FI' | 'SV' | 'EN';

class Finder extends HTMLElement {
  private stopped = new AbortController();
  private typing = 0;
  private telling = 0;
  /** Counts what was asked, so that an answer that was overtaken is dropped. */
  private asked = 0;
  private active = -1;
  /** What the count says, while it says that an answer is waited for. */
  private counted: ChildNode[] = [];

  connectedCallback(): void {
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    const { field, form } = this;
    if (!field || !form) {
      return;
    }
    this.list(field);
    if (this.sheet && matchMedia(SHEET).matches) {
      this.sheet.open = false;
    }
    this.label();
    form.addEventListener('click', (event) => this.clicked(event), { signal });
    field.addEventListener('input', () => this.typed(), { signal });
    field.addEventListener('keydown', (event) => this.pressed(event), { signal });
    field.addEventListener('blur', () => this.close(), { signal });
    form.addEventListener('change', (event) => this.changed(event), { signal });
    form.addEventListener('submit', (event) => this.submitted(event), { signal });
    this.addEventListener('click', (event) => this.copy(event), { signal });
    window.addEventListener('popstate', () => location.reload(), { signal });
  }

  disconnectedCallback(): void {
    this.stopped.abort();
    clearTimeout(this.typing);
    clearTimeout(this.telling);
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector('#q');
  }

  /** The filters. */
  private get sheet(): HTMLDetailsElement | null {
    return this.querySelector('details.facets');
  }

  private get suggestions(): HTMLElement | null {
    return this.querySelector('#suggestions');
  }

  private list(field: HTMLInputElement): void {
    const list = document.createElement('ul');
    list.id = 'suggestions';
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.getAttribute('suggestions') ?? '');
    list.hidden = true;
    list.addEventListener('pointerdown', (event) => this.picked(event), {
      signal: this.stopped.signal,
    });
    field.after(list);
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-expanded', 'false');
  }

  /** Results follow each tick, so the button of the sheet only leads to them, and says how many. */
  private label(): void {
    const button = this.sheet?.querySelector<HTMLElement>('button[data-show]');
    if (button && matchMedia(SHEET).matches) {
      button.textContent = button.dataset.show ?? '';
    }
  }

  private clicked(event: Event): void {
    const { sheet } = this;
    const button = event.target instanceof Element && event.target.closest('button[data-show]');
    if (button && sheet && matchMedia(SHEET).matches) {
      event.preventDefault();
      sheet.open = false;
      sheet.querySelector('summary')?.focus();
    }
  }

  private typed(): void {
    clearTimeout(this.typing);
    this.typing = window.setTimeout(() => this.follow(), TYPED);
  }

  private async follow(): Promise<void> {
    const q = this.field?.value.trim() ?? '';
    if (q !== '' && q.length < LETTERS_MIN) {
      this.close();
      return;
    }
    await Promise.all([this.suggest(q), this.show(this.address(), 'replace')]);
  }

  private async suggest(q: string): Promise<void> {
    if (q === '') {
      this.close();
      return;
    }
    const lang = document.documentElement.lang.toUpperCase() as Lang;
    const answer = await ask(SUGGEST, { q, lang }, '').catch(() => null);
    if (answer && q === this.field?.value.trim() && document.activeElement === this.field) {
      this.open(answer.suggest);
    }
  }

  private open(found: { kind: string; text: string }[]): void {
    const { suggestions, field } = this;
    if (!suggestions || !field) {
      return;
    }
    const options = found.map(({ kind, text }, place) => {
      const option = document.createElement('li');
      option.id = `suggestion-${place}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = text;
      option.dataset.kind = kind;
      return option;
    });
    suggestions.replaceChildren(...options);
    suggestions.hidden = options.length === 0;
    field.setAttribute('aria-expanded', String(options.length > 0));
    this.activate(-1);
  }

  private close(): void {
    const { suggestions, field } = this;
    if (suggestions && field) {
      suggestions.hidden = true;
      field.setAttribute('aria-expanded', 'false');
      this.activate(-1);
    }
  }

  private activate(place: number): void {
    this.active = place;
    const options = this.suggestions?.children ?? [];
    for (const [at, option] of Array.from(options).entries()) {
      option.setAttribute('aria-selected', String(at === place));
    }
    if (place < 0) {
      this.field?.removeAttribute('aria-activedescendant');
    } else {
      this.field?.setAttribute('aria-activedescendant', `suggestion-${place}`);
    }
  }

  private pressed(event: KeyboardEvent): void {
    const { suggestions } = this;
    if (!suggestions || suggestions.hidden) {
      return;
    }
    const many = suggestions.children.length;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.activate((this.active + 1) % many);
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      this.activate(this.active <= 0 ? many - 1 : this.active - 1);
    } else if (event.key === 'Escape') {
      // The browser would empty the field.
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && this.active >= 0) {
      this.take(suggestions.children[this.active] as HTMLElement | undefined);
    }
  }

  private picked(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    if (option) {
      event.preventDefault();
      this.take(option);
      this.form?.requestSubmit();
    }
  }

  /** A name says all of it; a word only what the last word was to become. */
  private take(option: HTMLElement | undefined): void {
    const { field } = this;
    if (field && option) {
      const text = option.textContent ?? '';
      const isWord = option.dataset.kind === 'WORD';
      field.value = isWord ? field.value.trimEnd().replace(/\S*$/, () => text) : text;
    }
  }

  private changed(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLSelectElement)) {
      return;
    }
    if (target.name === 'm') {
      this.compared(target as HTMLInputElement);
    } else if (target.name !== 'q') {
      void this.show(this.address(), 'push');
    }
  }

  /** Those chosen on other lists are in the form unseen. */
  private compared(box: HTMLInputElement): void {
    const chosen = this.querySelectorAll('input[name="m"]:is(:checked, [type="hidden"])');
    if (chosen.length > COMPARED_MAX) {
      box.checked = false;
      this.warn(this.getAttribute('full') ?? '');
    } else {
      void this.show(this.address(), 'replace');
    }
  }

  /** The address itself, which without script is what the link leads to. */
  private async copy(event: Event): Promise<void> {
    const link = event.target instanceof Element ? event.target.closest('a.copied') : null;
    if (!(link instanceof HTMLAnchorElement) || !navigator.clipboard) {
      return;
    }
    event.preventDefault();
    const isCopied = await navigator.clipboard.writeText(link.href).then(
      () => true,
      () => false,
    );
    if (isCopied) {
      this.tell(this.getAttribute('copied') ?? '');
      link.textContent = this.getAttribute('copied');
    } else {
      location.assign(link.href);
    }
  }

  private submitted(event: SubmitEvent): void {
    const { submitter } = event;
    event.preventDefault();
    if (submitter instanceof HTMLButtonElement && submitter.hasAttribute('formaction')) {
      this.compare(submitter.formAction);
      return;
    }
    clearTimeout(this.typing);
    this.close();
    void this.show(this.address(), 'push');
  }

  /** Goes to the chosen models beside each other, with nothing else of the form in the address. */
  private compare(action: string): void {
    const address = new URL(action);
    const form = new FormData(this.form as HTMLFormElement);
    for (const name of ['m', 'asof']) {
      for (const value of form.getAll(name)) {
        address.searchParams.append(name, String(value));
      }
    }
    location.assign(address);
  }

  /** The address of what the form asks for. */
  private address(): URL {
    const form = this.form as HTMLFormElement;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value.trim() !== '') {
        address.searchParams.append(name, value.trim());
      }
    }
    return address;
  }

  private async show(address: URL, how: 'push' | 'replace'): Promise<void> {
    this.asked += 1;
    const turn = this.asked;
    this.warn('');
    const old = this.querySelector('#found');
    const count = old?.querySelector('#count');
    const asking = this.getAttribute('asking') ?? '';
    if (count?.textContent !== asking) {
      this.counted = Array.from(count?.childNodes ?? []);
    }
    const dim = window.setTimeout(() => {
      old?.classList.add('waiting');
      count?.replaceChildren(asking);
    }, SLOW);
    const page = await fetch(address, { headers: { Accept: 'text/html' } })
      .then((response) => response.text())
      .then((text) => new DOMParser().parseFromString(text, 'text/html'))
      .catch(() => null);
    clearTimeout(dim);
    if (turn !== this.asked) {
      return;
    }
    const fresh = page?.querySelector('#found');
    old?.classList.remove('waiting');
    if (!page || !fresh || !old) {
      count?.replaceChildren(...this.counted);
      this.warn(this.getAttribute('failed') ?? '');
      return;
    }
    const focused = document.activeElement;
    const opened = Array.from(old.querySelectorAll('details'), (one) => one.open);
    old.replaceWith(document.adoptNode(fresh));
    follow(page);
    for (const [place, one] of Array.from(fresh.querySelectorAll('details')).entries()) {
      one.open ||= opened[place] ?? false;
    }
    if (this.sheet && matchMedia(SHEET).matches) {
      this.sheet.open = opened[0] ?? false;
    }
    this.label();
    this.refocus(focused);
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
    clearTimeout(this.telling);
    const told = fresh.querySelector('#count')?.textContent ?? '';
    this.telling = window.setTimeout(() => this.tell(told), TOLD);
  }

  /** Gives the focus to what stands for what had it. */
  private refocus(focused: Element | null): void {
    if (focused instanceof HTMLInputElement && focused.id !== 'q') {
      const same = `input[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`;
      this.querySelector<HTMLInputElement>(same)?.focus();
    } else if (focused instanceof HTMLSelectElement) {
      this.querySelector<HTMLSelectElement>(`#${focused.id}`)?.focus();
    }
  }

  /** Says what is seen and heard until something is asked anew. */
  private warn(text: string): void {
    const band = this.querySelector('.band');
    if (band) {
      band.textContent = text;
    }
  }

  private tell(text: string): void {
    const told = this.querySelector('.told');
    if (told) {
      told.textContent = text;
    }
  }
}

/** Puts in its place whatever else is of the address: the title, what is followed, what is printed. */
function follow(page: Document): void {
  document.title = page.title;
  for (const old of document.querySelectorAll<HTMLElement>('[data-follows]')) {
    const fresh = page.querySelector(`[data-follows="${old.dataset.follows}"]`);
    if (fresh) {
      old.replaceWith(document.adoptNode(fresh));
    }
  }
  for (const link of document.head.querySelectorAll(LINKS)) {
    link.remove();
  }
  document.head.append(...page.head.querySelectorAll(LINKS));
}

customElements.define('hm-finder', Finder);
