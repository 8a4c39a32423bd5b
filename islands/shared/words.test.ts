// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { wordsOf } from './words';

function island(language: string, words: string): Element {
  document.body.innerHTML = `<main lang="${language}"><hm-any></hm-any></main>`;
  const made = document.querySelector('hm-any') as Element;
  made.setAttribute('words', words);
  return made;
}

describe('words of an island', () => {
  const rows = 'any-rows = { $n ->\n    [one] { $n } rivi\n   *[other] { $n } riviä\n}\n';

  it('choose their plural and write numbers as the language of the page does', () => {
    const say = wordsOf(island('fi', rows));
    expect(say('any-rows', { n: 1 })).toBe('1 rivi');
    expect(say('any-rows', { n: 1234.5 })).toBe('1\u00a0234,5 riviä');
  });

  it('are missed aloud', () => {
    expect(() => wordsOf(island('sv', rows))('any-other')).toThrow('any-other');
  });
});
