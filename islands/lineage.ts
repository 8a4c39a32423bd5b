/**
 * `<hm-lineage>` around the picture of a lineage: one stop on the way of the Tab key, arrows walk along
 * its lines, Enter opens what one has come to.
 *
 * Invariant: the list under the picture says the same and needs no script; without one the picture is
 * not read aloud.
 */
class Lineage extends HTMLElement {
  private stopped = new AbortController();
  private items: SVGAElement[] = [];

  connectedCallback(): void {
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    const picture = this.querySelector('svg.lineage');
    this.items = Array.from(this.querySelectorAll<SVGAElement>('a.item'));
    if (!picture || this.items.length === 0) {
      return;
    }
    picture.removeAttribute('aria-hidden');
    picture.removeAttribute('focusable');
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', this.getAttribute('walk') ?? '');
    // The region scrolls as one walks, so it is no stop of its own.
    this.querySelector('.scroll')?.removeAttribute('tabindex');
    this.stop(this.items[0]);
    picture.addEventListener('keydown', (event) => this.pressed(event as KeyboardEvent), {
      signal,
    });
    picture.addEventListener('focusin', (event) => this.stop(this.at(event.target)), { signal });
  }

  disconnectedCallback(): void {
    this.stopped.abort();
  }

  private at(target: EventTarget | null): SVGAElement | undefined {
    const own = target instanceof Element ? target.closest('a.item') : null;
    return this.items.find((item) => item === own);
  }

  /** Makes one item the stop. */
  private stop(item: SVGAElement | undefined): void {
    if (item) {
      for (const other of this.items) {
        other.setAttribute('tabindex', other === item ? '0' : '-1');
      }
    }
  }

  private pressed(event: KeyboardEvent): void {
    const here = this.at(event.target);
    const next = here && !event.altKey && !event.ctrlKey && this.beside(here, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** Where a key leads: along a line to what came of it or what it came of, or to the row beside. */
  private beside(here: SVGAElement, key: string): SVGAElement | undefined {
    const place = this.items.indexOf(here);
    switch (key) {
      case 'ArrowRight':
        return this.items.find((item) => item.dataset.from === here.dataset.n);
      case 'ArrowLeft':
        return this.items.find((item) => item.dataset.n === here.dataset.from);
      case 'ArrowDown':
        return this.items[place + 1];
      case 'ArrowUp':
        return this.items[place - 1];
      case 'Home':
        return this.items[0];
      case 'End':
        return this.items.at(-1);
      default:
        return undefined;
    }
  }
}

customElements.define('hm-lineage', Lineage);
