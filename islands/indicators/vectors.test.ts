import { describe, expect, it } from 'vitest';
import vectors from '../../tests/vectors/indicators.json';
import * as coci from './coci';
import * as t3 from './t3';

describe('the values that the server computes too', () => {
  it.each(vectors.coci.ofPatient)('COCI of a patient with $visits', ({ visits, index }) => {
    const found = coci.ofPatient(visits);
    index === null ? expect(found).toBeNull() : expect(found).toBeCloseTo(index, 12);
  });

  it.each(vectors.coci.ofUnit)('COCI of a unit: $name', ({ name: _, patients, ...wanted }) => {
    const found = coci.ofUnit(patients);
    if (typeof found === 'string') {
      expect(found).toBe(wanted.refused);
      return;
    }
    expect(found.mean).toBeCloseTo(wanted.mean ?? Number.NaN, 12);
    expect(found.sum).toBeCloseTo(wanted.sum ?? Number.NaN, 12);
    expect([found.eligible, found.excluded]).toEqual([wanted.eligible, wanted.excluded]);
    expect(found.spread.reduce((sum, count) => sum + count)).toBe(found.eligible);
  });

  it.each(vectors.t3.ofUnit)('T3 of a unit: $name', ({ name: _, days, refused, ...wanted }) => {
    expect(t3.ofUnit(days)).toEqual(refused ?? wanted);
  });
});
