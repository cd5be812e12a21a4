import type { Key } from '../transfer/index.ts';
import type { Captured } from './captures/index.ts';

/** The rows that rounds have carried over since everything was compared. */
export class Touched {
  readonly #keys = new Map<string, Map<string, Key>>();

  add({ keys }: Pick<Captured, 'keys'>): void {
    for (const [table, some] of keys) {
      const known = this.#keys.get(table) ?? new Map<string, Key>();
      for (const key of some) known.set(JSON.stringify(key), key);
      this.#keys.set(table, known);
    }
  }

  get keys(): ReadonlyMap<string, readonly Key[]> {
    return new Map([...this.#keys].map(([table, keys]) => [table, [...keys.values()]]));
  }
}
