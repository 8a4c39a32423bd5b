/**
 * `<hm-hub project="…" round="…" programme="…">` around an assessment in the making: what others save,
 * send, return or extend appears in its place, and one calm line says so and who is writing.
 *
 * Invariant: everything shown comes from the page at this address; only what differs is taken over, and
 * the focus stays where it was.
 */
import { recorded, subscribe } from './shared/live';
import { clock, type Say, wordsOf } from './shared/words';
import { changesOf, Writers } from './writing/changes';

/** Milliseconds that changes are gathered before the page is asked anew. */
const GATHERED = 1_500;
/** Milliseconds between two things that are said. */
const CALM = 10_000;
/** What of a round is news to its projects. */
const OF_ROUND = ['round_rescheduled', 'round_extended', 'round_closed', 'round_reopened'];

class Hub extends HTMLElement {
  private stopped = new AbortController();
  private say: Say = () => '';
  private gathering = 0;
  private saying = 0;
  private said = 0;
  private writers = new Writers(null);
  private updated = '';

  connectedCallback(): void {
    this.stopped = new AbortController();
    this.say = wordsOf(this);
    this.writers = new Writers(this.getAttribute('name'));
    const { signal } = this.stopped;
    const project = this.getAttribute('project') ?? '';
    const programme = this.getAttribute('programme') ?? '';
    const heard = () => this.heard();
    const round = this.getAttribute('round') ?? '';
    let known = '';
    const changes = changesOf({ project, round, goal: null }, (fields) => {
      const told = JSON.stringify(fields);
      if (told === known) {
        return;
      }
      known = told;
      this.writers.heard(fields);
      // The first answer too: somebody may have saved while this page was on its way.
      this.heard();
      this.tell();
    });
    const events = recorded([{ project }, { programme, names: OF_ROUND }], heard);
    subscribe([changes, ...events], signal, heard);
  }

  disconnectedCallback(): void {
    this.stopped.abort();
    clearTimeout(this.gathering);
    clearTimeout(this.saying);
  }

  private heard(): void {
    clearTimeout(this.gathering);
    this.gathering = window.setTimeout(() => this.renew(), GATHERED);
  }

  /** Asks for the page anew and takes over the parts that differ. */
  private async renew(): Promise<void> {
    const page = await fetch(location.href, { headers: { Accept: 'text/html' } })
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null);
    if (!page) {
      return;
    }
    const other = new DOMParser().parseFromString(page, 'text/html');
    const focused = document.activeElement?.getAttribute('href');
    let isNew = false;
    for (const own of this.querySelectorAll<HTMLElement>('[data-live]')) {
      const theirs = other.querySelector(`[data-live="${own.dataset.live}"]`);
      if (theirs && theirs.innerHTML !== own.innerHTML) {
        own.replaceWith(theirs);
        isNew = true;
      }
    }
    if (!isNew) {
      return;
    }
    if (focused && document.activeElement === document.body) {
      const links = [...this.querySelectorAll<HTMLElement>('a')];
      links.find((link) => link.getAttribute('href') === focused)?.focus();
    }
    this.updated = this.say('hub-live-changed', { time: clock() });
    this.tell();
  }

  /** Says who is writing and when the page changed: at most once in a while. */
  private tell(): void {
    clearTimeout(this.saying);
    const wait = Math.max(0, this.said + CALM - Date.now());
    this.saying = window.setTimeout(() => {
      const line = this.querySelector('.present');
      const writing = this.writers
        .now()
        .map(([name, goal]) => this.say('hub-live-writes', { name, part: this.called(goal) }));
      const text = [this.updated, ...writing].filter((words) => words).join(' ');
      if (line && line.textContent !== text) {
        line.textContent = text;
        this.said = Date.now();
      }
      if (writing.length > 0) {
        this.saying = window.setTimeout(() => this.tell(), CALM);
      }
    }, wait);
  }

  /** What a part is called on the page. */
  private called(goal: string | null): string {
    const within = goal
      ? this.querySelector(`[data-goal="${CSS.escape(goal)}"] a`)
      : this.querySelector('[data-live="texts"] h2');
    return within?.textContent?.trim() ?? '';
  }
}

customElements.define('hm-hub', Hub);
