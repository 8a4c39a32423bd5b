import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** Says a message of the page with its places filled. */
export type Say = (id: string, places?: Record<string, FluentVariable>) => string;

/** What the clock says, as the pages write it. */
export function clock(): string {
  const now = new Date();
  const sign = document.documentElement.lang === 'en' ? ':' : '.';
  return `${now.getHours()}${sign}${String(now.getMinutes()).padStart(2, '0')}`;
}

/**
 * The words that a page hands to an island as messages of Fluent in its attribute `words`, so that
 * they stand in `web/words` with all others. A word that is missing is an error, as on the server.
 */
export function wordsOf(island: Element): Say {
  const language = island.closest('[lang]')?.getAttribute('lang') ?? 'fi';
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(island.getAttribute('words') ?? ''));
  return (id, places) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) {
      throw new Error(`no word ${id}`);
    }
    return bundle.formatPattern(pattern, places);
  };
}
