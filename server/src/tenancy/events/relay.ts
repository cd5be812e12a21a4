import type { Kysely } from 'kysely';
import { listEntries } from '../cells/roster.ts';
import type { TenancyTables } from '../registry/index.ts';
import type { PostgresServer } from '../server.ts';
import { CellRelay, type CellRelayOptions } from './cell-relay.ts';
import { openOutbox } from './open-outbox.ts';
import type { Wakes } from './wakes.ts';

export interface RelayOptions extends Pick<CellRelayOptions, 'handOn' | 'tell' | 'remind'> {
  readonly server: PostgresServer;
  readonly control: Kysely<TenancyTables>;
  readonly wakes: Wakes;
  /** @param cell its name */
  readonly onError: (error: unknown, cell?: string) => void;
}

/** How soon a new cell's events are handed on. */
const LOOK_MS = 1000;

/**
 * Hands on the events of every cell of the deployment. Any number of processes may run one: each cell's
 * lock decides who does the work, and the others stand by.
 */
export class Relay implements AsyncDisposable {
  readonly #options: RelayOptions;
  readonly #cells = new Map<string, CellRelay>();
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  #hasEnded = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    options.wakes.listen((cellId) => this.#wake(cellId));
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
    void this.look();
  }

  /** Looks which cells there are now. */
  async look(): Promise<void> {
    await (this.#looking ??= this.#look().finally(() => (this.#looking = undefined)));
  }

  async #look(): Promise<void> {
    const { server, control, onError, handOn, tell, remind } = this.#options;
    try {
      const cells = await listEntries(control);
      const known = new Set(cells.map(({ id }) => id));
      for (const [id, relay] of this.#cells) {
        if (known.has(id)) continue;
        this.#cells.delete(id);
        await relay[Symbol.asyncDispose]();
      }
      for (const { id, name } of cells) {
        if (this.#hasEnded || this.#cells.has(id)) continue;
        const open = async () => {
          const cell = (await listEntries(control, name))[0];
          if (!cell) throw new Error(`the cell ${name} is gone`);
          return openOutbox(server, cell);
        };
        const onCellError = (error: unknown): void => onError(error, name);
        this.#cells.set(id, new CellRelay({ open, handOn, tell, remind, onError: onCellError }));
      }
    } catch (error) {
      onError(error);
    }
  }

  #wake(cellId: string): boolean {
    const relay = this.#cells.get(cellId);
    relay?.wake();
    return relay?.isHolding ?? false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#cells.values()].map((relay) => relay[Symbol.asyncDispose]()));
  }
}
