/**
 * T3, the third next available appointment, as `src/domain/indicator/t3.rs` has it: the median over
 * the professionals of one unit and one group of the days to the third free non-urgent appointment.
 * `tests/vectors/indicators.json` holds both to the same values.
 */

/** Days that stand for "no time can be given directly", and for as many or more. */
export const CAP_DAYS = 182;

export type T3Refusal = 'NEGATIVE_COUNT' | 'NO_SLOT_KNOWN';

export interface T3 {
  /** The median; its lower bound when `isCapped`. */
  median: number;
  /** One or both of the values in the middle are at the cap. */
  isCapped: boolean;
  /** Professionals with a known third free time or a capped one. */
  professionals: number;
  /** Of them, with the cap. */
  capped: number;
  /** Professionals without data, left out. */
  unknown: number;
}

/** The value of a unit; `null` is a professional without data, never 0, which is the same day. */
export function ofUnit(days: readonly (number | null)[]): T3 | T3Refusal {
  const known = days.filter((wait) => wait !== null).map((wait) => Math.min(wait, CAP_DAYS));
  if (known.some((wait) => wait < 0)) {
    return 'NEGATIVE_COUNT';
  }
  known.sort((one, other) => one - other);
  const low = known[Math.floor((known.length - 1) / 2)];
  const high = known[Math.floor(known.length / 2)];
  if (low === undefined || high === undefined) {
    return 'NO_SLOT_KNOWN';
  }
  return {
    median: (low + high) / 2,
    isCapped: high === CAP_DAYS,
    professionals: known.length,
    capped: known.filter((wait) => wait === CAP_DAYS).length,
    unknown: days.length - known.length,
  };
}
