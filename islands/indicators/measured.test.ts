import { describe, expect, it } from 'vitest';
import { guessed } from './columns';
import { type Kind, measured, WANTED } from './measured';
import { decoded, encodingOf, read, separatorOf } from './table';

function found(kind: Kind, text: string, day = '') {
  const table = read(text, separatorOf(text));
  return measured(kind, table, guessed(table.headings, WANTED[kind]), day);
}

const VISITS = `potilas;ammattilainen;käynnit
1;A;2
1;B;1
2;A;4
3;A;1
3;B;1
3;C;1
4;A;3
4;B;1
5;A;1
`;

describe('visits of a table', () => {
  it('give COCI with who was left out', () => {
    const { results, faults, used } = found('coci', VISITS);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ n: 4, excluded: 1, spread: [1, 2, 1] });
    expect(results[0]?.value).toBeCloseTo(0.4583, 4);
    expect([faults, used]).toEqual([[], 9]);
  });

  it.each([
    ['tabs, as spreadsheets copy', VISITS.replaceAll(';', '\t')],
    ['semicolons and decimal commas', VISITS.replace(/;(\d)$/gm, ';$1,0')],
    ['commas and points', VISITS.replaceAll(';', ',').replace(/,(\d)$/gm, ',$1.0')],
    ['a mark of the byte order and quotation marks', `\ufeff${VISITS.replace('1;A', '"1";"A"')}`],
    ['a column for each professional', 'potilas;A;B;C\n1;2;1;\n2;4;;\n3;1;1;1\n4;3;1;\n5;1;;\n'],
    [
      'a row for each visit',
      'patient,professional\n1,A\n1,A\n1,B\n2,A\n2,A\n2,A\n2,A\n3,A\n3,B\n3,C\n4,A\n4,A\n4,A\n4,B\n5,A\n',
    ],
  ])('are read alike with %s', (_, text) => {
    expect(found('coci', text).results).toEqual(found('coci', VISITS).results);
  });

  it('keep the good rows when one is faulty, and tell its row and column', () => {
    const text = `${VISITS}6;A;kaksi\n7;A;\n8;A;1.234\n9;A;1,5\n10;A;-1\n`;
    const { results, faults } = found('coci', text);
    expect(results).toEqual(found('coci', VISITS).results);
    expect(faults.map(({ line, column, value, what }) => [line, column, value, what])).toEqual([
      [11, 'käynnit', 'kaksi', 'NOT_A_NUMBER'],
      [12, 'käynnit', '', 'EMPTY'],
      [13, 'käynnit', '1.234', 'AMBIGUOUS'],
      [14, 'käynnit', '1,5', 'NOT_WHOLE'],
      [15, 'käynnit', '-1', 'NEGATIVE'],
    ]);
  });

  it('are of their unit and group, and a unit without two visits has no value', () => {
    const text =
      'yksikkö;ammattiryhmä;potilas;ammattilainen;käynnit\nA;lääkärit;1;x;2\nA;hoitajat;1;y;1\nB;muotoilijat;1;z;2\n';
    const { results, refused, faults } = found('coci', text);
    expect(results).toMatchObject([{ place: 'A', group: 'DOCTORS', value: 1, n: 1 }]);
    expect(refused).toEqual([{ place: 'A', group: 'NURSES', why: 'NOBODY_ELIGIBLE' }]);
    expect(faults).toMatchObject([{ line: 4, column: 'ammattiryhmä', what: 'NOT_A_GROUP' }]);
  });
});

const SLOTS = `yksikkö;ammatti;ajanvarauskirja;mittauspäivä;kolmas vapaa aika
Yksikkö 1;lääkärit;A;4.5.2026;11.5.2026
Yksikkö 1;lääkärit;B;4.5.2026;20.5.
Yksikkö 1;lääkärit;C;4.5.2026;2026-05-25
Yksikkö 1;hoitajat;D;4.5.2026;6.5.
Yksikkö 1;hoitajat;E;4.5.2026;8.5.
Yksikkö 2;lääkärit;hoidonjärjestelykirja;4.5.2026;
`;

describe('free times of a table', () => {
  it('give T3 for each unit and group, and 182 where no time can be given', () => {
    const { results, faults } = found('t3', SLOTS);
    expect(faults).toEqual([]);
    expect(results.map((r) => [r.place, r.group, r.value, r.isCapped, r.n, r.capped])).toEqual([
      ['Yksikkö 1', 'DOCTORS', 16, false, 3, 0],
      ['Yksikkö 1', 'NURSES', 3, false, 2, 0],
      ['Yksikkö 2', 'DOCTORS', 182, true, 1, 1],
    ]);
  });

  it('may be written as days, and an empty cell is no data', () => {
    const { results } = found('t3', 'yksikkö\tkolmas vapaa aika\nX\t0\nX\t\nX\t1\n');
    expect(results).toMatchObject([{ place: 'X', value: 0.5, n: 2, excluded: 1 }]);
  });

  it('take the day of measuring from beside the table, and the next year when they must', () => {
    const { results } = found('t3', 'kolmas vapaa aika\n2.1.\n', '2026-12-30');
    expect(results).toMatchObject([{ value: 3 }]);
    const without = found('t3', 'kolmas vapaa aika\n2.1.\n');
    expect(without.faults).toMatchObject([{ line: 2, what: 'EMPTY' }]);
  });

  it('lie on or after the day of measuring', () => {
    const text = 'mittauspäivä;kolmas vapaa aika\n4.5.2026;3.5.2026\n31.4.2026;3.5.2026\n';
    expect(found('t3', text).faults.map((fault) => fault.what)).toEqual([
      'BEFORE_MEASURED',
      'NOT_A_DAY',
    ]);
  });
});

describe('the bytes of a file', () => {
  it.each([
    ['utf-8', [0xc3, 0xa4]],
    ['windows-1252', [0xe4]],
    ['utf-16le', [0xff, 0xfe, 0xe4, 0x00]],
    ['utf-16be', [0xfe, 0xff, 0x00, 0xe4]],
  ] as const)('show that they are %s', (encoding, bytes) => {
    const file = Uint8Array.from(bytes);
    expect(encodingOf(file)).toBe(encoding);
    expect(decoded(file, encoding)).toBe('ä');
  });
});
