/** From the rows of a table to one value for each unit and professional group. */
import { type CellFault, count, day, type Group, group } from './cells';
import * as coci from './coci';
import type { Columns, Meaning } from './columns';
import * as t3 from './t3';
import type { Row, Table } from './table';

/** What is computed. */
export type Kind = 'coci' | 't3';

/** The columns that each kind can use, in the order in which they are guessed and shown. */
export const WANTED: Record<Kind, readonly Meaning[]> = {
  coci: ['patient', 'professional', 'visits', 'place', 'group'],
  t3: ['third', 'measured', 'place', 'group'],
};

export interface Fault {
  line: number;
  /** The heading of the column. */
  column: string;
  /** As it stands in the cell. */
  value: string;
  what: CellFault | 'EMPTY' | 'BEFORE_MEASURED' | 'NOT_A_GROUP';
}

/** One number with what a reader must know to trust it. */
export interface Result {
  place: string;
  group: Group | null;
  value: number;
  /** The value is only known to be at least this. */
  isCapped: boolean;
  n: number;
  excluded: number;
  /** Cases at the cap; COCI has none. */
  capped: number | null;
  /** How many indexes are 0, up to a half, above a half; T3 has none. */
  spread: [number, number, number] | null;
}

/** A unit in which nothing could be computed, and why. */
export interface Refused {
  place: string;
  group: Group | null;
  why: coci.CociRefusal | t3.T3Refusal;
}

export interface Found {
  results: Result[];
  refused: Refused[];
  faults: Fault[];
  /** Rows that were used. */
  used: number;
}

interface Unit<Content> {
  place: string;
  group: Group | null;
  content: Content;
}

/** Collects by unit and group, in the order in which the table names them. */
class Units<Content> {
  readonly all = new Map<string, Unit<Content>>();

  constructor(private readonly empty: () => Content) {}

  of(place: string, group: Group | null): Content {
    const key = `${place}\n${group}`;
    const known = this.all.get(key) ?? { place, group, content: this.empty() };
    this.all.set(key, known);
    return known.content;
  }
}

/** Reads the cells of a row and keeps what is wrong with them. */
class Reader {
  readonly faults: Fault[] = [];

  constructor(private readonly table: Table) {}

  cell(row: Row, place: number | undefined): string {
    return (place === undefined ? undefined : row.cells[place]) ?? '';
  }

  fault(row: Row, place: number | undefined, what: Fault['what']): null {
    const column = (place === undefined ? undefined : this.table.headings[place]) ?? '';
    this.faults.push({ line: row.line, column, value: this.cell(row, place), what });
    return null;
  }

  /** What a cell holds, `null` when it is empty or faulty; an empty one is a fault where asked so. */
  value<Value>(
    row: Row,
    place: number | undefined,
    read: (text: string) => Value | null | CellFault,
  ): Value | null {
    const found = read(this.cell(row, place));
    if (typeof found === 'string') {
      return this.fault(row, place, found as CellFault);
    }
    return (found as Value | null) ?? this.fault(row, place, 'EMPTY');
  }

  /** The unit and group of a row; `undefined` when the group is no group that we know. */
  unit(row: Row, columns: Columns): { place: string; group: Group | null } | undefined {
    const place = this.cell(row, columns.place);
    const written = this.cell(row, columns.group);
    if (written === '') {
      return { place, group: null };
    }
    const known = group(written);
    if (known === null) {
      this.fault(row, columns.group, 'NOT_A_GROUP');
      return undefined;
    }
    return { place, group: known };
  }
}

/** COCI by unit and group. Without a column of professionals every other column is one of them. */
function ofVisits(table: Table, columns: Columns): Found {
  const reader = new Reader(table);
  const units = new Units(() => new Map<string, Map<string, number>>());
  const known = new Set(Object.values(columns));
  const others = table.headings.map((_, place) => place).filter((place) => !known.has(place));
  let used = 0;
  for (const row of table.rows) {
    const before = reader.faults.length;
    const unit = reader.unit(row, columns);
    const patient = reader.cell(row, columns.patient);
    if (patient === '') {
      reader.fault(row, columns.patient, 'EMPTY');
    }
    const visits = new Map<string, number>();
    if (columns.professional === undefined) {
      for (const place of others) {
        const found = reader.cell(row, place) === '' ? 0 : reader.value(row, place, count);
        visits.set(String(place), found ?? 0);
      }
    } else {
      const professional = reader.cell(row, columns.professional);
      if (professional === '') {
        reader.fault(row, columns.professional, 'EMPTY');
      }
      const found = columns.visits === undefined ? 1 : reader.value(row, columns.visits, count);
      visits.set(professional, found ?? 0);
    }
    if (unit && reader.faults.length === before) {
      used += 1;
      const patients = units.of(unit.place, unit.group);
      const own = patients.get(patient) ?? new Map<string, number>();
      visits.forEach((found, professional) => {
        own.set(professional, (own.get(professional) ?? 0) + found);
      });
      patients.set(patient, own);
    }
  }
  return settled(units, reader, used, (patients) => {
    const found = coci.ofUnit([...patients.values()].map((visits) => [...visits.values()]));
    return typeof found === 'string'
      ? found
      : {
          value: found.mean,
          isCapped: false,
          n: found.eligible,
          excluded: found.excluded,
          capped: null,
          spread: found.spread,
        };
  });
}

/** Words that say that no time can be given directly: a waiting list or a care-arrangement book. */
const NO_TIME =
  /hoidonjärjestely|jonokirja|jonossa|vårdarrangemang|vårdorganiser|kö(bok|lista)|care.arrangement|waiting.list/i;

/** T3 by unit and group. `measured` is the day of measuring where the table does not tell it. */
function ofSlots(table: Table, columns: Columns, measured: string): Found {
  const reader = new Reader(table);
  const units = new Units((): (number | null)[] => []);
  let used = 0;
  for (const row of table.rows) {
    const before = reader.faults.length;
    const unit = reader.unit(row, columns);
    const wait = row.cells.some((cell) => NO_TIME.test(cell))
      ? t3.CAP_DAYS
      : waited(reader, row, columns, measured);
    if (unit && reader.faults.length === before) {
      used += 1;
      units.of(unit.place, unit.group).push(wait);
    }
  }
  return settled(units, reader, used, (days) => {
    const found = t3.ofUnit(days);
    return typeof found === 'string'
      ? found
      : {
          value: found.median,
          isCapped: found.isCapped,
          n: found.professionals,
          excluded: found.unknown,
          capped: found.capped,
          spread: null,
        };
  });
}

/** Days to the third free time, written as days or as the day itself; an empty cell is no data. */
function waited(reader: Reader, row: Row, columns: Columns, measured: string): number | null {
  const written = reader.cell(row, columns.third);
  if (written === '') {
    return null;
  }
  if (!/[.-]/.test(written)) {
    return reader.value(row, columns.third, count);
  }
  const own = reader.cell(row, columns.measured);
  const from =
    own === '' ? day(measured) : reader.value(row, columns.measured, (text) => day(text));
  if (typeof from !== 'number') {
    return own === '' ? reader.fault(row, columns.measured, 'EMPTY') : null;
  }
  const third = reader.value(row, columns.third, (text) => day(text, from));
  if (third !== null && third < from) {
    return reader.fault(row, columns.third, 'BEFORE_MEASURED');
  }
  return third === null ? null : third - from;
}

function settled<Content>(
  units: Units<Content>,
  reader: Reader,
  used: number,
  compute: (content: Content) => Omit<Result, 'place' | 'group'> | Refused['why'],
): Found {
  const found: Found = { results: [], refused: [], faults: reader.faults, used };
  for (const { place, group, content } of units.all.values()) {
    const made = compute(content);
    if (typeof made === 'string') {
      found.refused.push({ place, group, why: made });
    } else {
      found.results.push({ place, group, ...made });
    }
  }
  return found;
}

/** Everything that a table gives. */
export function measured(kind: Kind, table: Table, columns: Columns, day: string): Found {
  return kind === 'coci' ? ofVisits(table, columns) : ofSlots(table, columns, day);
}
