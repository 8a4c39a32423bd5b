import { describe, expect, it } from 'vitest';
import { compare } from './diff';

describe('the difference of two texts', () => {
  it('is in words, and punctuation and case are none', () => {
    const diff = compare('Jonot lyhenivät, selvästi.', 'jonot lyhenivät selvästi');
    expect(diff).toEqual({ equal: 3, total: 3, changes: [], rest: 'jonot lyhenivät selvästi' });
  });

  it('tells what was added, removed and replaced', () => {
    const diff = compare('yksi kaksi kolme neljä', 'yksi uusi kolme neljä viisi');
    expect(diff.equal).toBe(3);
    expect(diff.changes).toEqual([
      { kept: 'yksi', before: 'kaksi', after: 'uusi' },
      { kept: 'kolme neljä', before: '', after: 'viisi' },
    ]);
    expect(diff.rest).toBe('');
  });

  it('keeps signs that belong to a number', () => {
    expect(compare('0,31', '0,36').changes).toEqual([{ kept: '', before: '0,31', after: '0,36' }]);
    expect(compare('70 %', '70').changes).toHaveLength(1);
  });
});
