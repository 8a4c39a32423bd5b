/** What waits on this device until the service has it: per person, place and name. It outlives the tab.
 * After thirty days it is forgotten, and a shared computer never shows it to another person. */

export interface Waiting {
  /** What was typed, or the longest of it. */
  text: string;
  /** When it was last typed, in milliseconds. */
  at: number;
}

/** A text of a draft, by its field. */
export interface OfDraft extends Waiting {
  /** The version that the writer saw. */
  base: number;
}

/** A form that was not sent, by its name. */
export interface OfForm extends Waiting {
  /** Where the form is, and what its page is called. */
  address: string;
  title: string;
  fields: { name: string; text: string; base: string }[];
}

/** A draft is placed by project, round and goal, which is empty for a text of no goal. */
export type Kind = 'draft' | 'form';
const KINDS: Kind[] = ['draft', 'form'];

/** What waits, with where it belongs. */
export interface Kept<One extends Waiting> {
  key: string;
  place: string[];
  waiting: One;
}

const DAYS_MAX = 30;

export class Device<One extends Waiting = OfDraft> {
  private readonly prefix: string;

  constructor(
    private readonly storage: Storage,
    person: string,
    place: string,
    kind: Kind = 'draft',
  ) {
    this.prefix = `${begun(kind, person)}${place}:`;
    this.forgetOld(Date.now() - DAYS_MAX * 86_400_000);
  }

  /** Everything of one person and kind that waits on this device. */
  static all<One extends Waiting>(storage: Storage, person: string, kind: Kind): Kept<One>[] {
    const own = Object.keys(storage).filter((key) => key.startsWith(begun(kind, person)));
    return own.flatMap((key) => {
      const waiting = read<One>(storage.getItem(key));
      return waiting ? [{ key, place: key.split(':').slice(2), waiting }] : [];
    });
  }

  /** Under what the storage has it. */
  keyOf(name: string): string {
    return this.prefix + name;
  }

  put(name: string, waiting: One): void {
    this.storage.setItem(this.keyOf(name), JSON.stringify(waiting));
  }

  take(name: string): One | null {
    return read(this.storage.getItem(this.keyOf(name)));
  }

  forget(name: string): void {
    this.storage.removeItem(this.keyOf(name));
  }

  /** Forgets a text that has arrived, unless something newer was typed meanwhile. */
  arrived(name: string, text: string): void {
    if (this.take(name)?.text === text) {
      this.forget(name);
    }
  }

  private forgetOld(before: number): void {
    for (const key of Object.keys(this.storage)) {
      const isOurs = KINDS.some((kind) => key.startsWith(begun(kind)));
      if (isOurs && (read(this.storage.getItem(key))?.at ?? 0) < before) {
        this.storage.removeItem(key);
      }
    }
  }
}

function begun(kind: Kind, person?: string): string {
  return person === undefined ? `hm-${kind}:` : `hm-${kind}:${person}:`;
}

function read<One extends Waiting>(kept: string | null): One | null {
  try {
    const waiting = JSON.parse(kept ?? 'null');
    return typeof waiting?.text === 'string' ? waiting : null;
  } catch {
    return null;
  }
}
