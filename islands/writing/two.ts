/** Two texts of one field beside each other, with what differs, for a person to choose. */
import { made } from '../shared/made';
import type { Say } from '../shared/words';
import type { Text } from './changes';
import { compare, type Diff } from './diff';

export type Choice = 'TAKE_SIDE' | 'KEEP_CURRENT' | 'MERGE';

/** A word or more that only one of two texts has, told in words too. */
function mark(tag: 'del' | 'ins', text: string, say: Say): HTMLElement {
  const marked = made(tag);
  const word = tag === 'del' ? 'live-removed' : 'live-added';
  marked.append(made('span', 'heard', `${say(word)} `), text);
  return marked;
}

/** The text with what went and what came in it, and the same changes as a list. */
export function differences({ changes, rest }: Diff, say: Say): HTMLElement {
  const whole = made('p');
  const list = made('ul');
  for (const { kept, before, after } of changes) {
    const item = made('li');
    whole.append(kept, ' ');
    for (const [tag, text] of [
      ['del', before],
      ['ins', after],
    ] as const) {
      if (text) {
        whole.append(mark(tag, text, say), ' ');
        item.append(mark(tag, text, say), ' ');
      }
    }
    list.append(item);
  }
  whole.append(rest);
  const folded = made('details');
  folded.append(made('summary', '', say('live-list')), list);
  const box = made('div', 'diff');
  box.append(...(changes.length > 0 ? [whole, folded] : []));
  return box;
}

/** Where the choice about a field is offered. */
export const panelOf = (field: string) => document.getElementById(`two-${field}`);

/** The texts of a field: the later one, and the one that stands. */
export interface Two {
  field: string;
  side: Text;
  current: Text;
  /** Whether the later one was written here; else the other was. */
  isSideMine: boolean;
}

/** The panel; `choose` answers why a choice was refused, and nothing when it was made. */
export function choosing(
  { field, side, current, isSideMine }: Two,
  say: Say,
  choose: (choice: Choice, merged: string) => Promise<string | undefined>,
): HTMLElement {
  const [mine, theirs] = isSideMine ? [side, current] : [current, side];
  const panel = made('section', 'choosing');
  panel.id = `two-${field}`;
  panel.tabIndex = -1;
  panel.dataset.side = String(side.number);
  panel.dataset.current = String(current.number);
  const title = theirs.authorName
    ? say('live-two-by', { name: theirs.authorName })
    : say('live-two');
  panel.append(made('h3', '', title), made('p', '', say('live-two-kept')));
  panel.append(differences(compare(theirs.text ?? '', mine.text ?? ''), say));
  const merged = made('textarea');
  merged.rows = 6;
  merged.defaultValue = [theirs.text, mine.text].filter((text) => text).join('\n\n');
  merged.setAttribute('aria-label', say('live-merge-label'));
  const button = (word: string, choice: Choice) => {
    const pressed = made('button', 'plain', word);
    pressed.type = 'button';
    pressed.addEventListener('click', async () => {
      const refused = await choose(choice, merged.value);
      if (refused) {
        panel.append(made('p', 'complaint', refused));
      }
    });
    return pressed;
  };
  const choices = made('p', 'choices');
  choices.append(
    button(say('live-mine'), isSideMine ? 'TAKE_SIDE' : 'KEEP_CURRENT'),
    button(say('live-theirs'), isSideMine ? 'KEEP_CURRENT' : 'TAKE_SIDE'),
  );
  panel.append(choices, merged, button(say('live-merge'), 'MERGE'));
  return panel;
}
