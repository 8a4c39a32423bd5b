/**
 * `<hm-editor>` within the form of one goal, or of the texts of no goal: saves every field as it is
 * typed, keeps it on the device until the service has it, and says in words how it stands. The form
 * itself works without it.
 *
 * Invariant: nothing that was typed is lost, whatever happens to the connection, the session or the tab.
 */
import { askFirst } from './shared/asking';
import { ask, graphql } from './shared/graphql';
import { subscribe } from './shared/live';
import { made } from './shared/made';
import { clock, type Say, wordsOf } from './shared/words';
import { sessionNow, signedIn, signInAgain } from './writing/again';
import { offerParagraphs } from './writing/base';
import { changesOf, type Field, type Text, Writers } from './writing/changes';
import { Device } from './writing/device';
import { compare } from './writing/diff';
import { lines } from './writing/notices';
import { Queue, type Saved, type Standing } from './writing/queue';
import { choosing, differences, panelOf } from './writing/two';

const SAVE = graphql(`
  mutation Save($input: SaveDraftFieldInput!) {
    saveDraftField(input: $input) {
      isSideVersion
      version
      field {
        current { number text authorName }
        sideVersions { number }
      }
      userErrors { code message }
    }
  }
`);

const CHOOSE = graphql(`
  mutation Choose($input: ResolveSideVersionInput!) {
    resolveSideVersion(input: $input) {
      version
      field { current { number text } }
      userErrors { message }
    }
  }
`);

const AROUND = graphql(`
  query Around($project: String!, $round: String!) {
    draftNotices(project: $project, round: $round) {
      nodes { code goal found }
    }
    draft(project: $project, round: $round) {
      judgement { done needed }
    }
  }
`);

type Control = HTMLTextAreaElement | HTMLInputElement;
type Kind =
  | 'RATING'
  | 'CHANGED'
  | 'UNCHANGED'
  | 'CANNOT_ASSESS'
  | 'WHO_COULD'
  | 'NARRATIVE'
  | 'OVERALL'
  | 'SUMMARY';
type Language = 'FI' | 'SV' | 'EN';

/** The fields of forms and what they are in the draft; a form has some of them. */
const FIELDS: Record<string, { kind: Kind; language?: Language }> = {
  rating: { kind: 'RATING' },
  changed: { kind: 'CHANGED' },
  unchanged: { kind: 'UNCHANGED' },
  cannot: { kind: 'CANNOT_ASSESS' },
  who: { kind: 'WHO_COULD' },
  fi: { kind: 'NARRATIVE', language: 'FI' },
  sv: { kind: 'NARRATIVE', language: 'SV' },
  overallFi: { kind: 'OVERALL', language: 'FI' },
  overallSv: { kind: 'OVERALL', language: 'SV' },
  summaryFi: { kind: 'SUMMARY', language: 'FI' },
  summarySv: { kind: 'SUMMARY', language: 'SV' },
  summaryEn: { kind: 'SUMMARY', language: 'EN' },
};

/** Milliseconds after which it is looked again who is still writing. */
const STILL = 15_000;
/** A pause after which notices are looked for. */
const PAUSE = 2_000;

export class Editor extends HTMLElement {
  private say: Say = () => '';
  private form!: HTMLFormElement;
  private queue!: Queue;
  private status!: HTMLElement;
  private csrf = '';
  /** Those that the form has. */
  private fields: string[] = [];
  private standing: Standing = 'saved';
  private pause: ReturnType<typeof setTimeout> | undefined;
  private isLeaving = false;
  private wasOffline = false;
  /** Who else has this goal open. */
  private readers: (string | null)[] = [];
  private writers = new Writers(null);
  private stillWriting: ReturnType<typeof setTimeout> | undefined;
  /** What goals are called, by their keys. */
  private goals: Record<string, string> = {};
  /** Texts beside another that were heard of, and those that were chosen about here. */
  private readonly beside = new Set<string>();
  private readonly settled = new Set<string>();

  connectedCallback(): void {
    const form = this.closest('form');
    const status = document.getElementById('saving');
    if (!form || !status || this.queue) {
      return;
    }
    this.say = wordsOf(this);
    this.writers = new Writers(this.getAttribute('name'));
    this.goals = JSON.parse(this.getAttribute('goals') || '{}');
    this.form = form;
    this.status = status;
    this.csrf = this.value('csrf');
    const draft = `${this.value('project')}:${this.value('round')}:${this.value('goal')}`;
    const device = new Device(localStorage, this.getAttribute('person') ?? '', draft);
    this.queue = new Queue(device, (...given) => this.save(...given), {
      standing: (standing) => this.stands(standing),
      saved: (field, text, saved) => this.saved(field, text, saved),
    });
    this.fields = Object.keys(FIELDS).filter((field) => this.control(`${field}Base:int`));
    for (const field of this.fields) {
      this.queue.rests(field, Number(this.value(`${field}Base:int`)));
      this.recover(field, device);
    }
    this.listen();
    this.compareLive();
    this.offerBase();
    const [project, round] = [this.value('project'), this.value('round')];
    const goal = this.value('goal') || null;
    const changes = changesOf({ project, round, goal }, (fields, readers) => {
      this.readers = readers.filter((reader) => reader.goal === goal).map(({ name }) => name);
      this.others(fields);
    });
    subscribe([changes], new AbortController().signal);
  }

  private control(name: string): Control | RadioNodeList | null {
    return this.form.elements.namedItem(name) as Control | RadioNodeList | null;
  }

  private value(name: string): string {
    return this.control(name)?.value ?? '';
  }

  /** What an earlier tab could not save stands in the field again, and is saved. */
  private recover(field: string, device: Device): void {
    const waiting = device.take(field);
    const control = this.control(field);
    if (!waiting || !control) {
      return;
    }
    if (waiting.text === control.value) {
      device.arrived(field, waiting.text);
      return;
    }
    control.value = waiting.text;
    this.queue.rests(field, waiting.base);
    this.queue.typed(field, waiting.text);
  }

  private listen(): void {
    this.form.addEventListener('input', (event) => {
      const { name, value } = event.target as Control;
      if (this.fields.includes(name)) {
        this.queue.typed(name, value);
        this.later();
      }
    });
    this.form.addEventListener('keydown', (event) => {
      const isMeta = event.ctrlKey || event.metaKey;
      if (isMeta && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void this.queue.flush().then(() => this.stands(this.standing));
      } else if (isMeta && event.key === 'Enter') {
        event.preventDefault();
        this.form.requestSubmit();
      }
    });
    this.form.addEventListener('submit', (event) => this.leave(event));
    window.addEventListener('online', () => void this.queue.flush());
    window.addEventListener('offline', () => this.stands('offline'));
    window.addEventListener('focus', () => {
      if (this.standing === 'ended') {
        void this.cameBack();
      }
    });
    document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', (event) => {
      if (!this.queue.isEmpty) {
        event.preventDefault();
        this.warn(event.target as HTMLFormElement);
      }
    });
  }

  /** The form goes to the service once everything typed is there; until then the page stays. */
  private leave(event: SubmitEvent): void {
    if (this.isLeaving) {
      return;
    }
    event.preventDefault();
    // Later than this event in any case: a form that is being submitted takes no other submission.
    void this.queue.flush().then(() => setTimeout(() => this.go(event.submitter)));
  }

  private go(submitter: HTMLElement | null): void {
    if (this.standing === 'offline' || this.standing === 'ended') {
      return;
    }
    for (const field of this.fields) {
      const base = this.control(`${field}Base:int`);
      if (base) {
        base.value = String(this.queue.base(field));
      }
    }
    const csrf = this.control('csrf');
    if (csrf) {
      csrf.value = this.csrf;
    }
    this.isLeaving = true;
    this.form.requestSubmit(submitter);
    this.isLeaving = false;
  }

  private input(field: string) {
    const { kind, language } = FIELDS[field] as { kind: Kind; language?: Language };
    const goal = this.value('goal');
    return {
      project: this.value('project'),
      round: this.value('round'),
      field: { kind, ...(goal ? { goal } : {}), ...(language ? { language } : {}) },
    };
  }

  private async save(field: string, text: string, baseVersion: number): Promise<Saved> {
    const input = { ...this.input(field), baseVersion, value: { text } };
    const { saveDraftField: saved } = await ask(SAVE, { input }, this.csrf);
    const error = saved.userErrors[0];
    const refused = error
      ? error.code === 'PERSONAL_IDENTITY_CODE'
        ? this.say('live-personal')
        : error.message
      : null;
    if (saved.isSideVersion && saved.field?.current && saved.version) {
      const own = { number: saved.version, text, authorName: this.getAttribute('name') };
      this.two(field, own, saved.field.current)?.focus();
    }
    return { version: saved.version ?? baseVersion, isSide: saved.isSideVersion, refused };
  }

  private saved(field: string, _: string, { refused }: Saved): void {
    const control = this.control(field);
    const box = control instanceof HTMLElement ? control.closest('.field') : null;
    box?.querySelector('.complaint')?.remove();
    if (refused !== null && box) {
      const told = made('p', 'complaint', refused);
      told.setAttribute('role', 'alert');
      box.querySelector('label')?.after(told);
    }
  }

  /** How it stands, in words; the same words are not said twice. */
  private stands(standing: Standing): void {
    this.standing = standing;
    const isBack = this.wasOffline && standing === 'saved';
    this.wasOffline = standing === 'offline' || (this.wasOffline && !isBack);
    const time = clock();
    const words = {
      saved: () => this.say(isBack ? 'live-back' : 'live-saved', { time }),
      saving: () => this.say('live-saving'),
      offline: () => this.say('live-offline'),
      ended: () => this.say('live-ended'),
      refused: () => this.say('live-refused'),
      failed: () => this.say('live-failed'),
    };
    const text = words[standing]();
    this.status.dataset.standing = standing;
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
    if (standing === 'ended') {
      signInAgain(this.say, () => this.cameBack());
    }
  }

  /**
   * Somebody signed in, here or in another tab. What waits is saved by itself when it is the same
   * person; another one is told, and the text waits on.
   */
  private async cameBack(): Promise<string> {
    const session = await sessionNow();
    if (!session) {
      return '';
    }
    if (session.id !== this.getAttribute('person')) {
      return this.say('live-another', { name: session.name });
    }
    this.csrf = session.token;
    signedIn();
    await this.queue.flush();
    return '';
  }

  private warn(signout: HTMLFormElement): void {
    const wait = async () => {
      await this.queue.flush();
      if (this.queue.isEmpty) {
        signout.submit();
      }
    };
    askFirst(this.say('live-unsent'), [
      [this.say('live-wait'), () => void wait()],
      [this.say('live-go'), () => signout.submit()],
    ]);
  }

  /**
   * Two texts of one field, the later one beside the one that stands: both are shown with what differs,
   * and a person chooses. Nothing when neither is the own text.
   */
  private two(field: string, side: Text, current: Text): HTMLElement | null {
    const own = this.getAttribute('name');
    if (![side, current].some(({ authorName }) => authorName === own)) {
      return null;
    }
    panelOf(field)?.remove();
    const two = { field, side, current, isSideMine: side.authorName === own };
    const panel = choosing(two, this.say, async (choice, merged) => {
      const input = {
        ...this.input(field),
        baseVersion: current.number,
        sideVersion: side.number,
        choice,
        ...(choice === 'MERGE' ? { merged } : {}),
      };
      const { resolveSideVersion: done } = await ask(CHOOSE, { input }, this.csrf);
      if (done.userErrors[0]) {
        return done.userErrors[0].message;
      }
      this.settled.add(`${field} ${side.number}`);
      this.put(field, done.field?.current?.text ?? '', done.field?.current?.number ?? 0);
      panel.remove();
      const control = this.control(field);
      if (control instanceof HTMLElement) {
        control.focus();
      }
      return undefined;
    });
    const control = this.control(field);
    const place = control instanceof HTMLElement ? control.closest('.field') : null;
    (place ?? this.form).after(panel);
    return panel;
  }

  /** A text that came from elsewhere stands in its field. */
  private put(field: string, text: string, number: number): void {
    const control = this.control(field);
    if (control) {
      control.value = text;
    }
    this.queue.rests(field, number);
  }

  /** What others saved meanwhile: fields that nobody here is writing are brought up to date. */
  private others(fields: Field[]): void {
    const goal = this.value('goal') || null;
    for (const changed of fields) {
      const { kind, goal: of, language, current } = changed;
      const field = this.fields.find((name) => {
        const known = FIELDS[name];
        return known?.kind === kind && (known.language ?? null) === language;
      });
      if (!current || field === undefined || of !== goal) {
        continue;
      }
      const isSettled = this.compared(field, changed, current);
      if (this.queue.isWaiting(field)) {
        continue;
      }
      const isNewer = isSettled || current.number > this.queue.base(field);
      if (isNewer && !panelOf(field)) {
        this.put(field, current.text ?? '', current.number);
      }
    }
    this.writers.heard(fields);
    this.tell();
  }

  /**
   * Shows a text that came to stand beside the one of a field, unless the page came with it, and takes
   * it away when it was chosen about elsewhere, which it answers. The focus stays where it is, and a
   * text that somebody is making of both stays too.
   */
  private compared(field: string, changed: Field, current: Text): boolean {
    const { kind, language, sideVersions } = changed;
    const side = sideVersions.find(
      ({ number }) =>
        !document.getElementById(`two-${kind}${language ?? ''}${number}`) &&
        !this.settled.has(`${field} ${number}`),
    );
    const panel = panelOf(field);
    const merged = panel?.querySelector('textarea');
    if (merged && merged.value !== merged.defaultValue) {
      return false;
    }
    if (side) {
      const isSame =
        panel?.dataset.side === String(side.number) &&
        panel.dataset.current === String(current.number);
      if (!isSame && !panel?.contains(document.activeElement)) {
        this.two(field, side, current);
      }
      this.beside.add(`${field} ${side.number}`);
      return false;
    }
    // An answer that was on its way before the text was heard of says nothing about it.
    if (!panel || !this.beside.has(`${field} ${panel.dataset.side}`)) {
      return false;
    }
    panel.remove();
    return true;
  }

  /** Says that there are two texts, and who is writing and where. */
  private tell(): void {
    const goal = this.value('goal') || null;
    const twos = [...document.querySelectorAll('[id^="two-"] > h3')].map(
      (title) => title.textContent,
    );
    // Who came here from another goal writes there no more.
    const isHere = ([name, of]: [string, string | null]) =>
      of === goal || !this.readers.includes(name);
    const writers = this.writers.now().filter(isHere);
    const names = writers.map(([name, of]) => {
      const where = of === goal ? 'live-writes-here' : of ? 'live-writes' : 'live-writes-texts';
      return this.say(where, { name, part: of ? (this.goals[of] ?? of) : '' });
    });
    const writing = writers.map(([name]) => name);
    const reading = new Set(this.readers.filter((name) => name && !writing.includes(name)));
    const reads = [...reading].map((name) => this.say('live-reads', { name: name ?? '' }));
    this.present([...twos.map((title) => `${title}.`), ...names, ...reads].join(' '));
    clearTimeout(this.stillWriting);
    if (names.length > 0) {
      this.stillWriting = setTimeout(() => this.tell(), STILL);
    }
  }

  private present(text: string): void {
    let line = document.getElementById('present');
    if (!line) {
      line = made('p', 'aside');
      line.id = 'present';
      line.setAttribute('role', 'status');
      this.status.after(line);
    }
    if (line.textContent !== text) {
      line.textContent = text;
    }
  }

  /** Words of the narratives as they stand, beside the field. */
  private count(): void {
    const texts = ['fi', 'sv'].map((field) => this.value(field));
    const words = texts.join(' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    const place = document.getElementById('word-count');
    if (place) {
      place.textContent = this.say('live-words', { n: words });
    }
  }

  private later(): void {
    this.count();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.look(), PAUSE);
  }

  /** Notices of the text as it stands, and how many parts are ready. */
  private async look(): Promise<void> {
    await this.queue.flush();
    const given = { project: this.value('project'), round: this.value('round') };
    const around = await ask(AROUND, given, this.csrf).catch(() => null);
    if (!around) {
      return;
    }
    const goal = this.value('goal') || null;
    const period = this.getAttribute('period') ?? '';
    const told = lines(around.draftNotices?.nodes ?? [], goal, period, this.say);
    const list = this.querySelector('.live') ?? this.appendChild(made('div', 'live'));
    list.setAttribute('aria-live', 'polite');
    const texts = (all: Iterable<Element>) => [...all].map((one) => one.textContent).join('\n');
    if (texts(list.children) !== texts(told)) {
      list.replaceChildren(...told);
      for (const served of this.form.querySelectorAll('.telling > .quiet')) {
        served.remove();
      }
    }
    const meter = document.getElementById('meter');
    const judged = around.draft?.judgement;
    if (meter && judged) {
      meter.textContent = this.say('live-done', { a: judged.done, b: judged.needed });
    }
  }

  /** The earlier answer as a beginning, paragraph by paragraph. */
  private offerBase(): void {
    const before = document.getElementById('before-text');
    const control = this.control('fi');
    if (!before || !(control instanceof HTMLTextAreaElement)) {
      return;
    }
    for (const served of this.form.querySelectorAll('.telling > .only')) {
      served.remove();
    }
    const round = this.getAttribute('before') ?? '';
    const [take, copied] = [this.say('live-base'), this.say('live-copied', { round })];
    offerParagraphs(before, control, { take, copied });
  }

  /** The difference to the last round beside the field, made anew as one types, when asked for. */
  private compareLive(): void {
    const before = document.getElementById('before-text')?.textContent?.trim();
    const control = this.control('fi');
    if (!before || !(control instanceof HTMLTextAreaElement)) {
      return;
    }
    const label = made('label', 'tick');
    const tick = made('input');
    tick.type = 'checkbox';
    label.append(tick, made('span', '', this.say('live-differences')));
    const place = made('div');
    const show = () => {
      if (!tick.checked) {
        place.replaceChildren();
        return;
      }
      const diff = compare(before, control.value);
      const stat =
        diff.changes.length === 0
          ? this.say('live-same')
          : this.say('live-changed', { a: diff.total - diff.equal, b: diff.total });
      place.replaceChildren(made('p', 'aside', stat), differences(diff, this.say));
    };
    tick.addEventListener('change', show);
    control.addEventListener('input', show);
    document.querySelector('.before')?.append(label, place);
    document.getElementById('served-diff')?.remove();
  }
}

customElements.define('hm-editor', Editor);
