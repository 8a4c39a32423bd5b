/**
 * Walking a table by arrow keys with one stop for the tabulator. A cell is walked to by what it can be
 * pressed on, or by itself.
 */

/** What can be walked to, row by row. Rows of groups and of medians are passed over. */
export function rowsOf(table: HTMLTableElement): HTMLElement[][] {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const walked = rows.filter((row) => !row.matches('.group, .medians'));
  return walked.map((row) => [...row.cells].map((cell) => cell.querySelector('a') ?? cell));
}

/** Where a key leads from a place; none when the key means nothing here. */
export function next(
  rows: readonly (readonly unknown[])[],
  [row, column]: readonly [number, number],
  key: string,
  isFar: boolean,
): [number, number] | null {
  const last = rows.length - 1;
  const end = (at: number) => (rows[at]?.length ?? 1) - 1;
  const clamp = (at: number, most: number) => Math.max(0, Math.min(at, most));
  switch (key) {
    case 'ArrowUp':
      return [clamp(row - 1, last), column];
    case 'ArrowDown':
      return [clamp(row + 1, last), column];
    case 'ArrowLeft':
      return [row, clamp(column - 1, end(row))];
    case 'ArrowRight':
      return [row, clamp(column + 1, end(row))];
    case 'Home':
      return isFar ? [0, 0] : [row, 0];
    case 'End':
      return isFar ? [last, end(last)] : [row, end(row)];
    default:
      return null;
  }
}

/** The place of what has the focus. */
export function placeOf(rows: HTMLElement[][], focused: Element | null): [number, number] | null {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => cell === focused);
    if (column >= 0) {
      return [row, column];
    }
  }
  return null;
}

/** Only one place takes the tabulator. */
export function rove(rows: HTMLElement[][], place: readonly [number, number]): void {
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      cell.tabIndex = row === place[0] && column === place[1] ? 0 : -1;
    }
  }
}
