/** Rows in one statement; what they weigh stays well below what a message may. */
const BATCH = 2000;

/** Splits rows into what one statement takes. */
export function* batches<T>(rows: readonly T[], size = BATCH): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
