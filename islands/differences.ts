/**
 * `<hm-differences>` around a comparison of two models: ticking what differs shows it without a page
 * load, and how many rows are left is said.
 *
 * Invariant: everything shown comes from the page at the address in the address bar.
 */
class Differences extends HTMLElement {
  private stopped = new AbortController();
  private asked = 0;

  connectedCallback(): void {
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    const box = this.querySelector('input[name="differences"]');
    box?.addEventListener('change', () => this.show(), { signal });
    window.addEventListener('popstate', () => location.reload(), { signal });
  }

  disconnectedCallback(): void {
    this.stopped.abort();
  }

  private async show(): Promise<void> {
    const form = this.querySelector('form');
    if (!form) {
      return;
    }
    this.asked += 1;
    const { asked } = this;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      address.searchParams.append(name, String(value));
    }
    const page = await fetch(address, { headers: { Accept: 'text/html' } })
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null);
    if (asked !== this.asked) {
      return;
    }
    const other = page ? new DOMParser().parseFromString(page, 'text/html') : null;
    const same = other?.querySelector(this.localName);
    const [rows, theirs] = [this, same].map((one) => one?.querySelector('tbody'));
    const [told, count] = [this, same].map((one) => one?.querySelector('[role="status"]'));
    const languages = other?.querySelector('nav.languages');
    if (!rows || !theirs || !told || !count || !languages) {
      form.requestSubmit();
      return;
    }
    rows.replaceWith(theirs);
    told.textContent = count.textContent;
    document.querySelector('nav.languages')?.replaceWith(languages);
    history.pushState(null, '', address);
  }
}

customElements.define('hm-differences', Differences);
