/** A table from a spreadsheet or a file: its encoding, its separator, its rows. Nothing leaves the browser. */
import { parse } from 'papaparse';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const SEPARATORS = ['\t', ';', ','] as const;
export type Separator = (typeof SEPARATORS)[number];

export interface Row {
  /** Its line in the table, 1 for the line of the headings. */
  line: number;
  cells: string[];
}

export interface Table {
  separator: Separator;
  headings: string[];
  /** Rows with something in them. */
  rows: Row[];
}

/** The encoding that the bytes of a file show by themselves. What is no UTF-8 is Windows-1252. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** A tab before a semicolon before a comma, by what stands in the line of the headings. */
export function separatorOf(text: string): Separator {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return SEPARATORS.find((sign) => first.includes(sign)) ?? ',';
}

export function read(text: string, separator: Separator): Table {
  const parsed = parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: separator });
  const rows = parsed.data.map((cells, place) => ({
    line: place + 1,
    cells: cells.map((cell) => cell.trim()),
  }));
  const [headings, ...others] = rows.filter((row) => row.cells.some((cell) => cell !== ''));
  return { separator, headings: headings?.cells ?? [], rows: others };
}
