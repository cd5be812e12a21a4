import type pg from 'pg';
import type { Cell } from '../model/index.ts';
import { migratorOf, type MigratorSession } from '../migrations/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { addReadySchemas } from './cells.ts';
import { cellWithCapacity } from './capacity.ts';

/** Builders at work at the same time, each with a connection to the control plane and one to a cell. */
const LANES = 4;
/** Schemas in one message: the first who wait are served before the last are built. */
const MOST_AT_ONCE = 4;
/** A backend remembers every table it makes, so none makes more schemas than these. */
const MOST_ON_ONE_CONNECTION = 100;

/** Someone who waits for one schema. */
interface Order {
  resolve(): void;
  reject(error: unknown): void;
}

/** A connection to the cell that schemas are built in. */
interface Site {
  readonly cell: Cell;
  readonly session: MigratorSession;
  built: number;
}

/**
 * Builds schemas in cells with room and offers them to sign-ups. Those who ask at the same time share a
 * few connections, messages and commits, which cost more than most of the tables.
 */
export class SchemaBuilder {
  readonly #server: PostgresServer;
  readonly #orders: Order[] = [];
  readonly #lanes = new Set<Promise<void>>();

  constructor(server: PostgresServer) {
    this.#server = server;
  }

  /** Builds so many. Another process may claim them as well. */
  async build(count: number): Promise<void> {
    const orders = Array.from({ length: count }, () => Promise.withResolvers<void>());
    this.#orders.push(...orders);
    this.#open();
    await Promise.all(orders.map(({ promise }) => promise));
  }

  /** Waits until nothing is being built. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes);
  }

  #open(): void {
    if (this.#lanes.size === LANES || this.#orders.length === 0) return;
    const lane = asOwner(this.#server, this.#server.control, (control) => this.#work(control))
      // Without a way to the control plane no one who waits can be served.
      .catch((error: unknown) => {
        for (const order of this.#orders.splice(0)) order.reject(error);
      })
      .finally(() => {
        this.#lanes.delete(lane);
        // Someone may have asked while the last lanes were closing.
        this.#open();
      });
    this.#lanes.add(lane);
  }

  async #work(control: pg.ClientBase): Promise<void> {
    let site: Site | undefined;
    try {
      for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
        try {
          site = await this.#siteFor(control, site);
          await addReadySchemas(this.#server, control, site.cell, site.session, batch.length);
          site.built += batch.length;
          for (const order of batch) order.resolve();
        } catch (error) {
          for (const order of batch) order.reject(error);
          await site?.session[Symbol.asyncDispose]();
          site = undefined;
        }
      }
    } finally {
      await site?.session[Symbol.asyncDispose]();
    }
  }

  /** Who the next message is for; the other lanes get their share. */
  #take(): Order[] {
    return this.#orders.splice(0, Math.min(MOST_AT_ONCE, Math.ceil(this.#orders.length / LANES)));
  }

  /** Stays with the cell while it has room. */
  async #siteFor(control: pg.ClientBase, known: Site | undefined): Promise<Site> {
    const cell = await cellWithCapacity(this.#server, control, 'schema');
    if (known && known.cell.id === cell.id && known.built < MOST_ON_ONE_CONNECTION) return known;
    await known?.session[Symbol.asyncDispose]();
    return { cell, session: await migratorOf(cell).connect(this.#server, cell), built: 0 };
  }
}
