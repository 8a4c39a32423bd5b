import { expect, test } from 'vitest';
import { next } from './grid';

const rows = [
  [1, 2, 3],
  [1, 2, 3],
  [1, 2],
];

test('arrows stop at the edges, Home and End go to the ends of a row, with Ctrl to the corners', () => {
  expect(next(rows, [0, 0], 'ArrowUp', false)).toEqual([0, 0]);
  expect(next(rows, [0, 2], 'ArrowRight', false)).toEqual([0, 2]);
  expect(next(rows, [1, 1], 'ArrowDown', false)).toEqual([2, 1]);
  expect(next(rows, [1, 1], 'ArrowLeft', false)).toEqual([1, 0]);
  expect(next(rows, [1, 1], 'Home', false)).toEqual([1, 0]);
  expect(next(rows, [1, 1], 'End', false)).toEqual([1, 2]);
  expect(next(rows, [1, 1], 'Home', true)).toEqual([0, 0]);
  expect(next(rows, [0, 0], 'End', true)).toEqual([2, 1]);
  expect(next(rows, [0, 0], 'a', false)).toBeNull();
});
