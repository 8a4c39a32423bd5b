import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** Says a message of the page with its places filled. */
export type Say = (id: string, places?: Record<string, FluentVariable>) => string;

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
