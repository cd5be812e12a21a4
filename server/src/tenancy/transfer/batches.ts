import type { Row } from './store.ts';

/** What one statement takes: rows, and characters of text, well below what a message may hold (16 MB in MariaDB). */
const [ROWS, CHARACTERS] = [2000, 2_000_000];

/**
 * Splits rows into what one statement takes; a row that is larger than that goes alone.
 * @param most how many at a time
 */
export function* batches(rows: readonly Row[], most = ROWS): Generator<readonly Row[]> {
  let start = 0;
  let weight = 0;
  for (const [at, row] of rows.entries()) {
    const own = weightOf(row);
    if (at > start && (at - start === most || weight + own > CHARACTERS)) {
      yield rows.slice(start, at);
      start = at;
      weight = 0;
    }
    weight += own;
  }
  if (start < rows.length) yield rows.slice(start);
}

function weightOf(row: Row): number {
  let weight = 0;
  for (const name in row) {
    const value = row[name];
    weight += typeof value === 'string' ? value.length : 8;
  }
  return weight;
}
