/**
 * COCI, the continuity of care index of Bice and Boxerman, as `src/domain/indicator/coci.rs` has it:
 * for one patient `(Σ n² − N) / (N (N − 1))`, for a unit the mean over patients with two visits or more.
 * `tests/vectors/indicators.json` holds both to the same values.
 */

const MOST_VISITS = 2_147_483_647;

export type CociRefusal = 'NEGATIVE_COUNT' | 'OUTSIDE_RANGE' | 'NOBODY_ELIGIBLE';

export interface Coci {
  /** Mean of the eligible patients' indexes, 0–1. */
  mean: number;
  /** Sum of the indexes; with `eligible` it allows a right mean over several units. */
  sum: number;
  /** Patients with at least two visits. */
  eligible: number;
  /** Patients with fewer. */
  excluded: number;
  /** How many indexes are 0, above 0 up to a half, and above a half. */
  spread: [number, number, number];
}

/** The index of one patient; `null` below two visits and when a count is negative. */
export function ofPatient(visits: readonly number[]): number | null {
  const total = visits.reduce((sum, count) => sum + count, 0);
  if (visits.some((count) => count < 0) || total < 2 || total > MOST_VISITS) {
    return null;
  }
  const squares = visits.reduce((sum, count) => sum + count * count, 0);
  return (squares - total) / (total * (total - 1));
}

/** The value of a unit, from the visits of each patient to each professional. */
export function ofUnit(patients: readonly (readonly number[])[]): Coci | CociRefusal {
  if (patients.some((visits) => visits.some((count) => count < 0))) {
    return 'NEGATIVE_COUNT';
  }
  if (patients.some((visits) => visits.reduce((sum, count) => sum + count, 0) > MOST_VISITS)) {
    return 'OUTSIDE_RANGE';
  }
  const indexes = patients.map(ofPatient).filter((index) => index !== null);
  if (indexes.length === 0) {
    return 'NOBODY_ELIGIBLE';
  }
  const sum = indexes.reduce((all, index) => all + index, 0);
  const count = (is: (index: number) => boolean) => indexes.filter(is).length;
  return {
    mean: sum / indexes.length,
    sum,
    eligible: indexes.length,
    excluded: patients.length - indexes.length,
    spread: [
      count((index) => index === 0),
      count((index) => index > 0 && index <= 0.5),
      count((index) => index > 0.5),
    ],
  };
}
