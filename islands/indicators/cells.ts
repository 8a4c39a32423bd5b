/**
 * Cells of a table as people write them, read as `src/domain/series/table/cells.rs` reads them.
 * `null` stands for an empty cell, which is never 0.
 */

export type CellFault = 'NOT_A_NUMBER' | 'NOT_WHOLE' | 'AMBIGUOUS' | 'NEGATIVE' | 'NOT_A_DAY';

const SPACES = /[\s\u00a0\u202f']/g;

/** A count: decimal comma or point, and spaces between thousands; `1.234` may mean two things. */
export function count(text: string): number | null | CellFault {
  const plain = text.trim().replace('−', '-').replace(SPACES, '');
  if (plain === '') {
    return null;
  }
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) {
    return 'AMBIGUOUS';
  }
  if (!/^-?\d+([.,]\d+)?$/.test(plain)) {
    return 'NOT_A_NUMBER';
  }
  const value = Number(plain.replace(',', '.'));
  if (value < 0) {
    return 'NEGATIVE';
  }
  return Number.isInteger(value) ? value : 'NOT_WHOLE';
}

/** A day as a number of days, from `4.5.2026`, `2026-05-04` or, in the year of another day, `4.5.` */
export function day(text: string, near?: number): number | null | CellFault {
  const plain = text.trim();
  if (plain === '') {
    return null;
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(plain);
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?/.exec(plain);
  if (iso) {
    return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  }
  if (finnish?.[3]) {
    return dayOf(Number(finnish[3]), Number(finnish[2]), Number(finnish[1]));
  }
  if (finnish && near !== undefined) {
    const year = new Date(near * DAY_MS).getUTCFullYear();
    const within = dayOf(year, Number(finnish[2]), Number(finnish[1]));
    const isPast = typeof within === 'number' && within < near;
    return isPast ? dayOf(year + 1, Number(finnish[2]), Number(finnish[1])) : within;
  }
  return 'NOT_A_DAY';
}

const DAY_MS = 86_400_000;

function dayOf(year: number, month: number, dayOfMonth: number): number | CellFault {
  const moment = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const isReal = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === dayOfMonth;
  return isReal && year >= 1900 && year < 2200 ? moment.getTime() / DAY_MS : 'NOT_A_DAY';
}

/** The key of a professional group, as GraphQL has it. */
export type Group = (typeof GROUPS)[number][0];

const GROUPS = [
  ['ALL', ['kaikki', 'alla', 'all']],
  ['DOCTORS', ['lääkärit', 'lääkäri', 'läkare', 'doctors', 'doctor']],
  [
    'NURSES',
    ['hoitajat', 'hoitaja', 'sairaanhoitajat', 'sairaanhoitaja', 'sjukskötare', 'nurses', 'nurse'],
  ],
  ['DENTISTS', ['hammaslääkärit', 'hammaslääkäri', 'tandläkare', 'dentists', 'dentist']],
  [
    'DENTAL_HYGIENISTS',
    [
      'suuhygienistit',
      'suuhygienisti',
      'munhygienister',
      'munhygienist',
      'dental hygienists',
      'dental hygienist',
    ],
  ],
  [
    'SOCIAL_WORKERS',
    [
      'sosiaalityöntekijät',
      'sosiaalityöntekijä',
      'socialarbetare',
      'social workers',
      'social worker',
    ],
  ],
  ['THERAPISTS', ['terapeutit', 'terapeutti', 'terapeuter', 'terapeut', 'therapists', 'therapist']],
  ['OTHER', ['muut', 'muu', 'övriga', 'other']],
] as const;

/** A professional group in Finnish, Swedish or English; `null` when the word is no group's. */
export function group(text: string): Group | null {
  const plain = text.trim().toLowerCase();
  const found = GROUPS.find(([, names]) => (names as readonly string[]).includes(plain));
  return found?.[0] ?? null;
}
