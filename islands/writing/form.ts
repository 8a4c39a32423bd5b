/** A form whose texts stay on this device from when they are typed until the service has them.
 * Invariant: what another person wrote meanwhile is never written over; the own text is shown beside it. */
import type { Device, OfForm } from './device';

type Text = HTMLInputElement | HTMLTextAreaElement;
type Control = Text | HTMLSelectElement;
type Field = OfForm['fields'][number];

/** What came back of a form. */
export interface Resumed {
  /** When it was last typed. */
  at: number;
  /** Whether anything stands in its field again. */
  isBack: boolean;
  /** Texts whose field says something else by now, with the field where it is there. */
  beside: { field: Field; control: Control | undefined }[];
}

const SOON = 1_000;
/** Kinds of inputs that are typed; secrets and files are none of them. */
const TYPED = ['text', 'textarea', 'url', 'email', 'tel', 'search', 'number', 'date'];
/** Kinds of inputs that are chosen: they come along with the texts around them. */
const TICKED = ['checkbox', 'radio'];
const CHOSEN = [...TICKED, 'select-one'];

export class KeptForm {
  /** What each field said when typing began. */
  private readonly bases = new Map<Control, string>();
  private beside: Field[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    form: HTMLFormElement,
    private readonly device: Device<OfForm>,
    private readonly name: string,
    private readonly page: Pick<OfForm, 'address' | 'title'>,
  ) {
    for (const control of form.elements) {
      if ([...TYPED, ...CHOSEN].includes((control as Control).type)) {
        this.bases.set(control as Control, served(control as Control));
      }
    }
    form.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), SOON);
    });
  }

  get isKept(): boolean {
    return this.device.take(this.name) !== null;
  }

  /**
   * Puts back what was not sent. A page that refused a form shows what was typed as if it were its own,
   * so there the fields still rest on what they said before.
   */
  resume(isRefused: boolean): Resumed | null {
    const kept = this.device.take(this.name);
    if (!kept) {
      return null;
    }
    const resumed: Resumed = { at: kept.at, isBack: false, beside: [] };
    for (const field of kept.fields) {
      const control = [...this.bases.keys()].find((own) => nameOf(own) === field.name);
      const now = control && served(control);
      if (control && now === field.text) {
        this.bases.set(control, isRefused ? field.base : now);
      } else if (control && (now === field.base || (now === '' && isChoice(control)))) {
        write(control, field.text);
        open(control);
        resumed.isBack = true;
      } else if (!control || !isChoice(control)) {
        this.beside.push(field);
        resumed.beside.push({ field, control });
      }
    }
    if (!this.isTyped()) {
      this.device.forget(this.name);
    }
    return resumed;
  }

  /** Keeps what was typed and not kept yet. */
  flush(): void {
    if (this.timer !== undefined) {
      this.keep();
    }
  }

  /** The fields say again what the service has. */
  discard(): void {
    for (const control of this.bases.keys()) {
      write(control, served(control));
      this.bases.set(control, served(control));
    }
    this.keep();
  }

  discardBeside(field: Field): void {
    this.beside = this.beside.filter((other) => other !== field);
    this.keep();
  }

  discardAll(): void {
    this.beside = [];
    this.discard();
  }

  private keep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.isTyped()) {
      this.device.forget(this.name);
      return;
    }
    const kept = [...this.bases].filter(([control, base]) => {
      const text = written(control);
      // A choice that was found made may be what the text is about: which sentence, which kind.
      return text !== base || (control instanceof HTMLSelectElement && text !== '');
    });
    const own = kept.map(([control, base]) => {
      return { name: nameOf(control), text: written(control), base };
    });
    const fields = [...own, ...this.beside];
    const typed = this.typed().map((control) => control.value);
    const texts = [...typed, ...this.beside.map(({ text }) => text)];
    const text = texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
    this.device.put(this.name, { text, at: Date.now(), ...this.page, fields });
  }

  /** Fields whose text was changed. */
  private typed(): Control[] {
    const changed = [...this.bases].filter(([control, base]) => written(control) !== base);
    return changed.map(([control]) => control).filter((control) => !isChoice(control));
  }

  private isTyped(): boolean {
    return this.typed().length > 0 || this.beside.length > 0;
  }
}

function isChoice(control: Control): control is HTMLSelectElement | HTMLInputElement {
  return CHOSEN.includes(control.type);
}

function isTick(control: Control): control is HTMLInputElement {
  return TICKED.includes(control.type);
}

/** Boxes of one name are told apart by what they stand for. */
function nameOf(control: Control): string {
  return isTick(control) ? `${control.name}=${control.value}` : control.name;
}

/** What the page came with. */
function served(control: Control): string {
  if (isTick(control)) {
    return control.defaultChecked ? 'on' : '';
  }
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? '';
  }
  return control.defaultValue;
}

function written(control: Control): string {
  return isTick(control) ? (control.checked ? 'on' : '') : control.value;
}

function write(control: Control, text: string): void {
  if (isTick(control)) {
    control.checked = text === 'on';
  } else if (!(control instanceof HTMLSelectElement) || has(control, text)) {
    control.value = text;
  }
}

function has(select: HTMLSelectElement, value: string): boolean {
  return [...select.options].some((option) => option.value === value);
}

/** What came back is seen: everything folded around it opens. */
function open(control: Control): void {
  let around = control.closest('details');
  while (around) {
    around.open = true;
    around = around.parentElement?.closest('details') ?? null;
  }
}
