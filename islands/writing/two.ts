/** Two texts of one field beside each other, with what differs, for a person to choose. */
import { made } from '../shared/made';
import type { Say } from '../shared/words';
import type { Text } from './changes';
import { compare } from './diff';

export type Choice = 'TAKE_SIDE' | 'KEEP_CURRENT' | 'MERGE';

/** What one and the other text have of their own, by stretches. */
export function differences(changes: { before: string; after: string }[], say: Say): HTMLElement {
  const list = made('ul', 'diff');
  for (const { before, after } of changes) {
    const item = made('li');
    for (const [tag, word, text] of [
      ['del', 'live-removed', before],
      ['ins', 'live-added', after],
    ] as const) {
      if (text) {
        const mark = made(tag);
        mark.append(made('span', 'heard', `${say(word)} `), text);
        item.append(mark, ' ');
      }
    }
    list.append(item);
  }
  return list;
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
  panel.append(differences(compare(theirs.text ?? '', mine.text ?? '').changes, say));
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
