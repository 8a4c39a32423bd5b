import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Field, Writers } from './changes';

const NOW = '2026-05-04T12:00:00Z';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(NOW) });
});

afterEach(() => {
  vi.useRealTimers();
});

const version = (authorName: string, savedAt = NOW) => ({
  number: 1,
  text: 'x',
  authorName,
  savedAt,
});

const field = (goal: string | null, current: string, side?: string): Field => ({
  kind: 'NARRATIVE',
  goal,
  language: 'FI',
  current: version(current),
  sideVersions: side ? [version(side)] : [],
});

test('others are told with where they wrote, also beside a text', () => {
  const writers = new Writers('Oma');
  writers.heard([field('HT1', 'Oma', 'Toinen'), field(null, 'Kolmas')]);
  expect(writers.now()).toEqual([
    ['Toinen', 'HT1'],
    ['Kolmas', null],
  ]);
});

test('whose text is saved over still writes, and is gone after a while', () => {
  const writers = new Writers('Oma');
  writers.heard([field('HT1', 'Toinen')]);
  writers.heard([field('HT1', 'Oma')]);
  expect(writers.now()).toEqual([['Toinen', 'HT1']]);
  vi.advanceTimersByTime(180_000);
  expect(writers.now()).toEqual([]);
});

test('each is where they saved last, and an old text brings nobody back', () => {
  const writers = new Writers('Oma');
  writers.heard([
    field('HT1', 'Toinen'),
    { ...field('HT2', 'x'), current: version('Toinen', '2026-05-04T12:00:05Z') },
    { ...field('HT3', 'x'), current: version('Kolmas', '2026-05-01T12:00:00Z') },
  ]);
  expect(writers.now()).toEqual([['Toinen', 'HT2']]);
});
