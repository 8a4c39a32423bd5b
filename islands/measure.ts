/**
 * `<hm-measure kind="coci" form="…" words="…">`: computes an indicator from a table in the browser
 * and puts the number into the form of the page.
 *
 * Invariant: the table stays in this element. Only what a person moves into the form is ever sent.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Columns, guessed, type Meaning } from './indicators/columns';
import {
  type Fault,
  type Found,
  type Kind,
  measured,
  type Result,
  WANTED,
} from './indicators/measured';
import {
  decoded,
  ENCODINGS,
  type Encoding,
  encodingOf,
  read,
  SEPARATORS,
  type Separator,
  separatorOf,
  type Table,
} from './indicators/table';
import { type Say, wordsOf } from './shared/words';

/** Rows that are shown as they were read, and faults that are told one by one. */
const SHOWN_ROWS = 10;
const SHOWN_FAULTS = 20;

@customElement('hm-measure')
export class Measure extends LitElement {
  @property() kind: Kind = 'coci';
  /** The id of the form that takes the number. */
  @property() form = '';

  @state() private text = '';
  @state() private bytes: Uint8Array | null = null;
  @state() private file = '';
  @state() private encoding: Encoding | null = null;
  @state() private separator: Separator | null = null;
  @state() private changed: Columns = {};
  @state() private day = '';
  @state() private moved = '';

  private say: Say = () => '';

  /** Styles are those of the page, so there is no root of its own. */
  protected override createRenderRoot(): HTMLElement {
    this.say = wordsOf(this);
    this.replaceChildren();
    return this;
  }

  private get written(): string {
    return this.bytes ? decoded(this.bytes, this.encoding ?? encodingOf(this.bytes)) : this.text;
  }

  protected override render(): TemplateResult {
    const written = this.written;
    return html`
      <p class="aside">${this.say('measure-local')}</p>
      ${this.inputs()}
      ${written.trim() === '' ? nothing : this.reading(read(written, this.separator ?? separatorOf(written)))}
      <p role="status">${this.moved}</p>
    `;
  }

  private inputs(): TemplateResult {
    return html`
      <div class="field drop" @dragover=${(event: Event) => event.preventDefault()} @drop=${this.dropped}>
        <label for="measure-file">${this.say('measure-file')}</label>
        <p class="hint" id="measure-file-hint">${this.say('measure-file-hint')}</p>
        <input id="measure-file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-describedby="measure-file-hint" @change=${this.chosen} />
      </div>
      <div class="field">
        <label for="measure-text">${this.say('measure-paste')}</label>
        <p class="hint" id="measure-text-hint">${this.say(this.kind === 'coci' ? 'measure-columns-coci' : 'measure-columns-t3')}</p>
        <textarea id="measure-text" class="code" rows="5" spellcheck="false" aria-describedby="measure-text-hint" .value=${this.bytes ? '' : this.text} @input=${this.pasted}></textarea>
      </div>
      ${this.kind === 't3' ? this.measuringDay() : nothing}
    `;
  }

  private measuringDay(): TemplateResult {
    return html`<div class="field">
      <label for="measure-day">${this.say('measure-day')}</label>
      <p class="hint" id="measure-day-hint">${this.say('measure-day-hint')}</p>
      <input id="measure-day" type="date" aria-describedby="measure-day-hint" .value=${this.day} @change=${(
        event: Event,
      ) => {
        this.day = (event.target as HTMLInputElement).value;
      }} />
    </div>`;
  }

  private reading(table: Table): TemplateResult {
    const columns = { ...guessed(table.headings, WANTED[this.kind]), ...this.changed };
    const found = measured(this.kind, table, columns, this.day);
    return html`
      <h3>${this.say('measure-read')}</h3>
      <p>${this.say('measure-rows', { n: table.rows.length, columns: table.headings.length })}
        ${this.say(`measure-separator-${nameOf(table.separator)}`)}${this.bytes ? html`, ${this.encoding ?? encodingOf(this.bytes)}` : nothing}.</p>
      ${this.interpretation(table, columns)} ${this.preview(table)} ${this.faults(found)} ${this.results(found)}
    `;
  }

  private interpretation(table: Table, columns: Columns): TemplateResult {
    const option = (value: string, label: string, isChosen: boolean) =>
      html`<option value=${value} ?selected=${isChosen}>${label}</option>`;
    return html`<details>
      <summary>${this.say('measure-change')}</summary>
      <div class="field"><label for="measure-separator">${this.say('measure-separator')}</label>
        <select id="measure-separator" @change=${(event: Event) => {
          this.separator = (event.target as HTMLSelectElement).value as Separator;
        }}>${SEPARATORS.map((sign) => option(sign, this.say(`measure-separator-${nameOf(sign)}`), sign === table.separator))}</select></div>
      ${this.bytes ? this.encodings(this.bytes, option) : nothing}
      ${WANTED[this.kind].map(
        (
          meaning,
        ) => html`<div class="field"><label for="measure-${meaning}">${this.say(`measure-column-${meaning}`)}</label>
        <select id="measure-${meaning}" @change=${(event: Event) => this.means(meaning, event)}>
          ${option('', this.say('measure-column-none'), columns[meaning] === undefined)}
          ${table.headings.map((heading, place) => option(String(place), heading || String(place + 1), columns[meaning] === place))}
        </select></div>`,
      )}
    </details>`;
  }

  private encodings(
    bytes: Uint8Array,
    option: (value: string, label: string, isChosen: boolean) => TemplateResult,
  ): TemplateResult {
    const own = this.encoding ?? encodingOf(bytes);
    return html`<div class="field"><label for="measure-encoding">${this.say('measure-encoding')}</label>
      <select id="measure-encoding" @change=${(event: Event) => {
        this.encoding = (event.target as HTMLSelectElement).value as Encoding;
      }}>${ENCODINGS.map((name) => option(name, name, name === own))}</select></div>`;
  }

  private preview(table: Table): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.say('measure-preview')}><table>
      <caption>${this.say('measure-preview')}</caption>
      <thead><tr>${table.headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
      <tbody>${table.rows.slice(0, SHOWN_ROWS).map((row) => html`<tr>${table.headings.map((_, place) => html`<td>${row.cells[place] ?? ''}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }

  private faults({ faults }: Found): TemplateResult | typeof nothing {
    if (faults.length === 0) {
      return nothing;
    }
    return html`<div class="notice"><h3>${this.say('measure-faults', { n: faults.length })}</h3>
      <ul>${faults.slice(0, SHOWN_FAULTS).map((fault) => html`<li>${this.told(fault)}</li>`)}</ul>
      <p>${this.say('measure-faults-left')}</p></div>`;
  }

  private told({ line, column, value, what }: Fault): string {
    const id = what.toLowerCase().replaceAll('_', '-');
    return this.say(`measure-fault-${id}`, { row: line, column, value });
  }

  private results(found: Found): TemplateResult {
    return html`<h3>${this.say('measure-result')}</h3>
      ${found.results.map((result) => this.result(result))}
      ${found.refused.map(({ place, group, why }) => html`<p class="absent">${this.whose(place, group)}${this.say(`measure-refused-${why.toLowerCase().replaceAll('_', '-')}`)}</p>`)}
      ${found.results.length + found.refused.length === 0 ? html`<p class="absent">${this.say('measure-nothing')}</p>` : nothing}`;
  }

  private whose(place: string, group: Result['group']): string {
    const name = group && this.say(`group-${group.toLowerCase().replaceAll('_', '-')}`);
    const parts = [place, name].filter((part) => part);
    return parts.length > 0 ? `${parts.join(', ')}: ` : '';
  }

  private result(result: Result): TemplateResult {
    const { value, n, excluded, spread } = result;
    const isCoci = this.kind === 'coci';
    const said = isCoci ? 'measure-coci' : 'measure-t3';
    const cases = isCoci ? 'measure-coci-cases' : 'measure-t3-cases';
    return html`<div class="measured">
      <p><strong>${this.whose(result.place, result.group)}${this.say(result.isCapped ? 'measure-t3-capped' : said, { value })}</strong></p>
      <p>${this.say(cases, { n, excluded, all: n + excluded })}
        ${spread ? this.say('measure-spread', { zero: spread[0], low: spread[1], high: spread[2] }) : nothing}
        ${result.capped ? this.say('measure-capped', { n: result.capped }) : nothing}</p>
      ${
        result.isCapped && value < 182
          ? html`<p class="absent">${this.say('measure-t3-bound')}</p>`
          : html`<button type="button" class="plain" @click=${() => this.use(result)}>${this.say('measure-use')}</button>`
      }
    </div>`;
  }

  private means(meaning: Meaning, event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.changed = { ...this.changed, [meaning]: chosen === '' ? undefined : Number(chosen) };
  }

  private pasted(event: Event): void {
    this.bytes = null;
    this.file = '';
    this.text = (event.target as HTMLTextAreaElement).value;
    this.changed = {};
  }

  private chosen(event: Event): void {
    this.take((event.target as HTMLInputElement).files?.[0]);
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.take(event.dataTransfer?.files[0]);
  }

  private async take(file: File | undefined): Promise<void> {
    if (file) {
      this.bytes = new Uint8Array(await file.arrayBuffer());
      this.file = file.name;
      this.encoding = null;
      this.separator = null;
      this.changed = {};
    }
  }

  /** Puts a result into the form, whose fields a person may still change, and goes there. */
  private use(result: Result): void {
    const form = document.getElementById(this.form);
    const comma = document.documentElement.lang === 'en' ? '.' : ',';
    const fill = (name: string, value: string | null) => {
      const field = form?.querySelector<HTMLInputElement>(`[id="${this.form}.${name}"]`);
      if (field && value !== null && value !== '') {
        field.value = value;
      }
    };
    fill('input.reading.outcome.value', shown(result.value).replace('.', comma));
    fill('input.reading.n', String(result.n));
    fill('input.reading.excluded', String(result.excluded));
    fill('input.reading.capped', result.capped === null ? null : String(result.capped));
    fill('input.place', result.place);
    fill('input.group', result.group);
    fill(
      'input.reading.source',
      this.file
        ? this.say('measure-source', { file: this.file })
        : this.say('measure-source-pasted'),
    );
    this.moved = this.say('measure-moved');
    form?.querySelector<HTMLElement>('h2')?.focus();
  }
}

function nameOf(separator: Separator): string {
  return { '\t': 'tab', ';': 'semicolon', ',': 'comma' }[separator];
}

/** As the field of the form takes it: three decimals, as the server shows them. */
function shown(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
