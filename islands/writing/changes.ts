/** Follows a draft: every field of it, whenever one was saved. */
import type { Question } from '../shared/live';

export interface Version {
  number: number;
  text: string | null;
  authorName: string | null;
  savedAt: string;
}

export interface Field {
  kind: string;
  goal: string | null;
  language: string | null;
  current: Version | null;
}

const QUERY = `subscription Changes($project: String!, $round: String!) {
  draftChanges(project: $project, round: $round) {
    fields { kind goal language current { number text authorName savedAt } }
  }
}`;

/** Somebody who saved within this time, in milliseconds, is writing. */
const WRITING = 120_000;

/** Asks for a draft as it stands, and again with each save. */
export function changesOf(
  project: string,
  round: string,
  changed: (fields: Field[]) => void,
): Question {
  const heard = (data: { draftChanges: { fields: Field[] } }) => changed(data.draftChanges.fields);
  return { query: QUERY, variables: { project, round }, heard };
}

/** Who else is writing now: names with the goals that they write of; null is a text of no goal. */
export function writers(
  fields: Field[],
  own: string | null,
): [name: string, goal: string | null][] {
  const found = new Map<string, [string, string | null]>();
  for (const { goal, current } of fields) {
    const name = current?.authorName;
    if (name && name !== own && Date.now() - Date.parse(current.savedAt) < WRITING) {
      found.set(`${name} ${goal}`, [name, goal]);
    }
  }
  return [...found.values()];
}
