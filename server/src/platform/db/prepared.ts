import { LRUCache } from 'lru-cache';
import type { ReadRow } from './rows.ts';

/** A statement prepared on one connection, with the reader of its rows once its columns are known. */
export interface Prepared {
  read: ReadRow | undefined;
}

/**
 * How many statements one connection keeps prepared. In schema cells every tenant has its own, and
 * each costs the backend memory, so the least recently used are closed.
 */
export const PREPARED_PER_CONNECTION = 400;

/** What tells of statements the server has taken. */
interface Wire extends NodeJS.EventEmitter {
  on(event: 'parseComplete', listener: () => void): this;
}

/** Which statements the server holds for a connection, as far as it has confirmed them. */
export class Ledger {
  readonly #prepared: LRUCache<string, Prepared>;
  #unconfirmed: { name: string; statement: Prepared }[] = [];
  #unwanted: string[] = [];

  constructor(wire: Wire) {
    this.#prepared = new LRUCache({
      max: PREPARED_PER_CONNECTION,
      dispose: (_statement, name, reason) => {
        if (reason === 'evict') this.#unwanted.push(name);
      },
    });
    wire.on('parseComplete', () => {
      const next = this.#unconfirmed.shift();
      if (next) this.#prepared.set(next.name, next.statement);
    });
  }

  find(name: string): Prepared | undefined {
    return this.#prepared.get(name);
  }

  /** Notes statements of a message that is about to be written, in its order. */
  expect(statements: readonly { name: string; statement: Prepared }[]): void {
    this.#unconfirmed.push(...statements);
  }

  /**
   * The statements to close, each reported once. They are closed before anything is prepared in the same
   * message: a name may be wanted again by then, and the server does not take one twice.
   */
  takeUnwanted(): string[] {
    const names = this.#unwanted;
    this.#unwanted = [];
    return names;
  }

  /** After an error the server skips to Sync: what it has not confirmed, it has not prepared. */
  failed(): void {
    this.#unconfirmed = [];
  }

  /** Prepares everything again, because tables have changed under the plans. */
  forgetAll(): void {
    this.#unwanted.push(...this.#prepared.keys());
    this.#prepared.clear();
  }
}

const ledgers = new WeakMap<Wire, Ledger>();

export function ledgerOf(wire: Wire): Ledger {
  const known = ledgers.get(wire);
  if (known) return known;
  const fresh = new Ledger(wire);
  ledgers.set(wire, fresh);
  return fresh;
}
