/** What changed between two texts, in words, by the same measure as the server: case, white space and
 * punctuation are no change, signs within a number are part of it. */

export interface Change {
  /** Words that stay between the change before and this one, as the later text has them. */
  kept: string;
  before: string;
  after: string;
}

export interface Diff {
  /** Words that are the same, in the same order. */
  equal: number;
  /** Words of the later text. */
  total: number;
  changes: Change[];
  /** Words that stay after the last change. */
  rest: string;
}

/** Beyond so many pairs of words the middle counts as replaced, so that typing never waits. */
const PAIRS_MAX = 4_000_000;

interface Word {
  written: string;
  plain: string;
}

function words(text: string): Word[] {
  const found: Word[] = [];
  for (const written of text.normalize('NFC').split(/\s+/u)) {
    const plain = written.toLowerCase().replace(/^[^\p{L}\p{N}%€§]+|[^\p{L}\p{N}%€§]+$/gu, '');
    if (plain !== '') {
      found.push({ written, plain });
    }
  }
  return found;
}

/** Lengths of the longest common order of words from each pair of places on. */
function lengths(old: Word[], now: Word[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i] as Uint16Array;
    const below = table[i + 1] as Uint16Array;
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] =
        old[i]?.plain === now[j]?.plain
          ? (below[j + 1] as number) + 1
          : Math.max(below[j] as number, row[j + 1] as number);
    }
  }
  return table;
}

/** Compares an earlier with a later text. */
export function compare(earlier: string, later: string): Diff {
  const old = words(earlier);
  const now = words(later);
  const diff: Diff = { equal: 0, total: now.length, changes: [], rest: '' };
  const written = (list: Word[]) => list.map((word) => word.written).join(' ');
  let kept: Word[] = [];
  const change = (before: Word[], after: Word[]) => {
    if (before.length + after.length > 0) {
      diff.changes.push({ kept: written(kept), before: written(before), after: written(after) });
      kept = [];
    }
  };
  let start = 0;
  let tail = 0;
  const ended = () => {
    diff.rest = written([...kept, ...now.slice(now.length - tail)]);
    return diff;
  };
  while (start < old.length && start < now.length && old[start]?.plain === now[start]?.plain) {
    start++;
  }
  const isSame = (back: number) => old.at(-back)?.plain === now.at(-back)?.plain;
  while (tail < Math.min(old.length, now.length) - start && isSame(tail + 1)) {
    tail++;
  }
  diff.equal = start + tail;
  kept = now.slice(0, start);
  const middle = [
    old.slice(start, old.length - tail),
    now.slice(start, now.length - tail),
  ] as const;
  if (middle[0].length * middle[1].length > PAIRS_MAX) {
    change(...middle);
    return ended();
  }
  const table = lengths(...middle);
  let [i, j] = [0, 0];
  let [removed, added]: [Word[], Word[]] = [[], []];
  while (i < middle[0].length || j < middle[1].length) {
    const [before, after] = [middle[0][i], middle[1][j]];
    if (before && after && before.plain === after.plain) {
      change(removed, added);
      [removed, added] = [[], []];
      diff.equal++;
      kept.push(after);
      i++;
      j++;
    } else if (before && (!after || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      removed.push(before);
      i++;
    } else if (after) {
      added.push(after);
      j++;
    }
  }
  change(removed, added);
  return ended();
}
