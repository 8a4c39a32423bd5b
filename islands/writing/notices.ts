/** Notices of the text as it stands, said quietly below it. */
import { made } from '../shared/made';
import type { Say } from '../shared/words';

export interface Notice {
  code: string;
  goal: string | null;
  found: string[];
}

/** The most that are shown at once. */
const NOTICES_MAX = 3;
/** Notices that are answered on the page by more than words: what that is called, and where it is. */
const ANSWERS: Record<string, [word: string, address: string]> = {
  JATKO: ['live-continue', '#continues'],
  LUKU: ['live-attach', '#evidence'],
};

/** What a notice asks about, with where it can be answered by more than words. */
function line({ code, found }: Notice, round: string, say: Say): HTMLElement {
  const list = found.join(', ');
  const what = code === 'LUKU' ? say('live-number') : say(`notice-${code.toLowerCase()}`);
  const text =
    code === 'KAUSI'
      ? say('notice-period', { n: found.length, years: list, round })
      : list
        ? `${what}: ${list}`
        : what;
  const told = made('p', 'quiet', text);
  const [word, address] = ANSWERS[code] ?? ['', ''];
  if (address) {
    const link = made('a', '', say(word));
    link.href = address;
    told.append(' ', link);
  }
  return told;
}

/** Those of a goal in lines, the ones first that something can be done about here. */
export function lines(
  notices: Notice[],
  goal: string | null,
  round: string,
  say: Say,
): HTMLElement[] {
  const own = notices.filter((notice) => notice.goal === goal);
  own.sort((a, b) => Number(b.code in ANSWERS) - Number(a.code in ANSWERS));
  return own.slice(0, NOTICES_MAX).map((notice) => line(notice, round, say));
}
