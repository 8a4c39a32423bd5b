/** Saves fields one after another, in the order in which they were typed, and again when that failed.
 * Invariant: a text leaves the device only when the service said that it has it. */
import { Failed } from '../shared/graphql';
import type { Device } from './device';

/** What came of a save. */
export interface Saved {
  version: number;
  /** It now waits beside somebody else's text for a choice. */
  isSide: boolean;
  /** Why it was not saved; it stays on the device. */
  refused: string | null;
}

/** How it stands with what was typed. */
export type Standing = 'saved' | 'saving' | 'offline' | 'ended' | 'refused' | 'failed';

export interface Told {
  standing(standing: Standing): void;
  saved(field: string, text: string, saved: Saved): void;
}

const SOON = 1_000;
const AGAIN = 5_000;
/** The session is no more, or is somebody else's. */
const ENDED = ['FORBIDDEN', 'SESSION_ENDED', 'UNAUTHENTICATED', 'CSRF_TOKEN_NEEDED'];

export class Queue {
  private readonly bases = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private readonly waiting = new Set<string>();
  private readonly refused = new Set<string>();

  constructor(
    private readonly device: Device,
    private readonly save: (field: string, text: string, base: number) => Promise<Saved>,
    private readonly told: Told,
  ) {}

  /** The version that the next text of a field rests on. */
  base(field: string): number {
    return this.bases.get(field) ?? 0;
  }

  rests(field: string, base: number): void {
    this.bases.set(field, base);
  }

  isWaiting(field: string): boolean {
    return this.waiting.has(field);
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  /** Keeps a text on the device at once and saves it soon. */
  typed(field: string, text: string, delay = SOON): void {
    this.device.put(field, { text, base: this.base(field), at: Date.now() });
    this.refused.delete(field);
    this.waiting.delete(field);
    this.waiting.add(field);
    this.later(delay);
  }

  /** Saves what waits, now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private next(): string | undefined {
    return [...this.waiting].find((field) => !this.refused.has(field));
  }

  private async run(): Promise<void> {
    for (let field = this.next(); field !== undefined; field = this.next()) {
      const waiting = this.device.take(field);
      if (!waiting) {
        this.waiting.delete(field);
        continue;
      }
      this.told.standing('saving');
      try {
        const saved = await this.save(field, waiting.text, this.base(field));
        this.came(field, waiting.text, saved);
      } catch (reason) {
        const code = reason instanceof Failed ? reason.code : 'INTERNAL';
        const isEnded = ENDED.includes(code);
        this.told.standing(isEnded ? 'ended' : code === 'OFFLINE' ? 'offline' : 'failed');
        if (!isEnded) {
          this.later(AGAIN);
        }
        return;
      }
    }
    this.told.standing(this.refused.size > 0 ? 'refused' : 'saved');
  }

  private came(field: string, text: string, saved: Saved): void {
    if (saved.refused === null) {
      this.bases.set(field, saved.version);
      this.device.arrived(field, text);
      if (!this.device.take(field)) {
        this.waiting.delete(field);
      }
    } else {
      this.refused.add(field);
    }
    this.told.saved(field, text, saved);
  }
}
