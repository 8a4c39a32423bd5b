/** Follows a draft: every field of it, whenever one was saved. */
import type { Question } from '../shared/live';

export interface Version {
  number: number;
  text: string | null;
  authorName: string | null;
  savedAt: string;
}

/** What is kept of a text, whoever wrote it. */
export type Text = Pick<Version, 'number' | 'text' | 'authorName'>;

export interface Field {
  kind: string;
  goal: string | null;
  language: string | null;
  current: Version | null;
  sideVersions: Version[];
}

/** Somebody who has the draft open. */
export interface Reader {
  name: string | null;
  goal: string | null;
}

const QUERY = `subscription Changes($project: String!, $round: String!, $goal: String) {
  draftChanges(project: $project, round: $round, goal: $goal) {
    readers { name goal }
    fields {
      kind goal language
      current { number text authorName savedAt }
      sideVersions { number text authorName savedAt }
    }
  }
}`;

/** Somebody who saved within this time, in milliseconds, is writing. */
const WRITING = 120_000;

/** Asks for a draft as it stands, and again with each save and with each who comes or goes; others see
 * that `goal` is open here. */
export function changesOf(
  of: { project: string; round: string; goal: string | null },
  changed: (fields: Field[], readers: Reader[]) => void,
): Question {
  const heard = (data: { draftChanges: { fields: Field[]; readers: Reader[] } }) =>
    changed(data.draftChanges.fields, data.draftChanges.readers);
  return { query: QUERY, variables: of, heard };
}

/** Who else is writing: who saved lately, and where last. Whoever saves over it does not send them away. */
export class Writers {
  private readonly seen = new Map<string, { goal: string | null; at: number }>();

  constructor(private readonly own: string | null) {}

  heard(fields: Field[]): void {
    for (const { goal, current, sideVersions } of fields) {
      for (const saved of current ? [current, ...sideVersions] : sideVersions) {
        const at = Date.parse(saved.savedAt);
        const name = saved.authorName;
        if (name && name !== this.own && at > (this.seen.get(name)?.at ?? 0)) {
          this.seen.set(name, { goal, at });
        }
      }
    }
  }

  /** Their names, each with the goal written of; null is a text of no goal. */
  now(): [name: string, goal: string | null][] {
    const since = Date.now() - WRITING;
    return [...this.seen]
      .filter(([, { at }]) => at > since)
      .map(([name, { goal }]) => [name, goal]);
  }
}
