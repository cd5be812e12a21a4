import { hash } from 'node:crypto';
import type { Checksum, Row } from './store.ts';

/**
 * The checksum of a set of rows, defined on the rows as they travel so that every engine comes to the
 * same number: each row's columns in the order of their names, each as its length in bytes of UTF-8, a
 * colon and its text, or `-` for null; of that the first 60 bits of MD5; and the sum over all rows.
 * It finds what is lost, doubled or altered by accident; it is no defence against a forger.
 */
export class Digest {
  readonly #columns: readonly string[];
  #count = 0;
  #sum = 0n;

  constructor(columns: readonly string[]) {
    this.#columns = columns.toSorted();
  }

  add(row: Row): void {
    this.#count += 1;
    this.#sum += BigInt(`0x${hash('md5', this.#textOf(row)).slice(0, 15)}`);
  }

  get checksum(): Checksum {
    return { count: this.#count, sum: String(this.#sum) };
  }

  #textOf(row: Row): string {
    return this.#columns
      .map((column) => {
        const value = row[column] ?? null;
        if (value === null) return '-';
        const text = String(value);
        return `${Buffer.byteLength(text)}:${text}`;
      })
      .join('');
  }
}
