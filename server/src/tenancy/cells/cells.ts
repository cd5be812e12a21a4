import type { Cell, TenantRecord } from '../model/index.ts';
import type { Placed } from '../scope/index.ts';
import { CellPool, type CellPoolOptions } from './pool.ts';

export interface CellsOptions extends CellPoolOptions {
  /** From how many open cells on the idle ones are closed, and after which idleness. */
  readonly idle?: { readonly beyond: number; readonly ms: number };
}

const IDLE = { beyond: 50, ms: 600_000 };
const SWEEP_MS = 60_000;

/** The cells this process has been to: one bounded pool each, opened when it is needed. */
export class Cells implements AsyncDisposable {
  readonly #options: CellsOptions;
  readonly #pools = new Map<string, CellPool>();
  readonly #sweeper: NodeJS.Timeout;

  constructor(options: CellsOptions) {
    this.#options = options;
    this.#sweeper = setInterval(() => this.closeIdle(), SWEEP_MS).unref();
  }

  /** Where a tenant's data is, by what the control plane said of it. */
  placeOf({ placement: { cell, namespace, epoch } }: TenantRecord): Placed {
    const kind = cell.kind === 'shared' ? 'shared' : 'schema';
    return { layout: { kind, engine: cell.engine, namespace }, cell: this.#poolOf(cell), epoch };
  }

  /** When many cells are open, closes those no one has asked for in a long time. */
  closeIdle(): void {
    const { beyond, ms } = this.#options.idle ?? IDLE;
    const open = [...this.#pools.values()].filter((pool) => pool.isOpen);
    if (open.length <= beyond) return;
    for (const pool of open) if (pool.idleMs >= ms) pool.close();
  }

  #poolOf(cell: Cell): CellPool {
    const known = this.#pools.get(cell.id);
    if (known) {
      known.follow(cell);
      return known;
    }
    const pool = new CellPool(cell, this.#options);
    this.#pools.set(cell.id, pool);
    return pool;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#sweeper);
    await Promise.all([...this.#pools.values()].map((pool) => pool[Symbol.asyncDispose]()));
  }
}
