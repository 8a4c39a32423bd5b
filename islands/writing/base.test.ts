import { expect, test } from 'vitest';
import { isCopied } from './base';

const PARAGRAPHS = ['Tiimimalli otettiin käyttöön\n kahdella asemalla.', 'Jono lyheni.'];

test('a paragraph is copied until a word of it changes', () => {
  const text = 'Uutta.\n\nTiimimalli otettiin käyttöön kahdella asemalla.';
  expect(isCopied(text, PARAGRAPHS)).toBe(true);
  expect(isCopied(text.replace('kahdella', 'viidellä'), PARAGRAPHS)).toBe(false);
});

test('a few words that happen to be the same are not copied', () => {
  expect(isCopied('Jono lyheni.', PARAGRAPHS)).toBe(false);
  expect(isCopied('', PARAGRAPHS)).toBe(false);
});
