/** Texts that wait on this device until the service has them: per person, draft and field. They outlive
 * the tab. After thirty days they are forgotten, and a shared computer never shows them to another person. */

export interface Waiting {
  text: string;
  /** The version that the writer saw. */
  base: number;
  /** When it was last typed, in milliseconds. */
  at: number;
}

/** A text that waits, with where it belongs. */
export interface Kept {
  key: string;
  project: string;
  round: string;
  /** Empty for a text of no goal. */
  goal: string;
  waiting: Waiting;
}

const DAYS_MAX = 30;
const PREFIX = 'hm-draft:';

export class Device {
  private readonly prefix: string;

  constructor(
    private readonly storage: Storage,
    person: string,
    draft: string,
  ) {
    this.prefix = `${PREFIX}${person}:${draft}:`;
    this.forget(Date.now() - DAYS_MAX * 86_400_000);
  }

  /** Everything of one person that waits on this device, the newest first. */
  static all(storage: Storage, person: string): Kept[] {
    const own = Object.keys(storage).filter((key) => key.startsWith(`${PREFIX}${person}:`));
    const kept = own.flatMap((key) => {
      const [, , project = '', round = '', goal = ''] = key.split(':');
      const waiting = read(storage.getItem(key));
      return waiting ? [{ key, project, round, goal, waiting }] : [];
    });
    return kept.sort((a, b) => b.waiting.at - a.waiting.at);
  }

  put(field: string, waiting: Waiting): void {
    this.storage.setItem(this.prefix + field, JSON.stringify(waiting));
  }

  take(field: string): Waiting | null {
    return read(this.storage.getItem(this.prefix + field));
  }

  /** Forgets a text that has arrived, unless something newer was typed meanwhile. */
  arrived(field: string, text: string): void {
    if (this.take(field)?.text === text) {
      this.storage.removeItem(this.prefix + field);
    }
  }

  private forget(before: number): void {
    for (const key of Object.keys(this.storage)) {
      if (key.startsWith(PREFIX) && (read(this.storage.getItem(key))?.at ?? 0) < before) {
        this.storage.removeItem(key);
      }
    }
  }
}

function read(kept: string | null): Waiting | null {
  try {
    const waiting = JSON.parse(kept ?? 'null');
    return typeof waiting?.text === 'string' ? waiting : null;
  } catch {
    return null;
  }
}
