import { type Kysely, sql } from 'kysely';
import { Semaphore } from '#kernel/semaphore.ts';
import { listEntries } from '#tenancy/cells/index.ts';
import type { TenancyTables } from '#tenancy/model/index.ts';
import type { PostgresServer } from '#tenancy/server/index.ts';
import { noteAlarm } from './alarm.ts';
import { CellRelay, type CellRelayOptions } from './cell-relay.ts';
import { openOutbox } from './open-outbox.ts';
import type { Outbox } from './outbox.ts';
import { forgetDead } from './processes.ts';
import type { NoticeTarget, OutboxNotifier } from './notifier.ts';

export interface RelayOptions extends Pick<
  CellRelayOptions,
  'dispatch' | 'publish' | 'announceEnds'
> {
  readonly server: PostgresServer;
  readonly control: Kysely<TenancyTables>;
  readonly notifier: OutboxNotifier;
  /** @param cell its name */
  readonly onError: (error: unknown, cell?: string) => void;
}

/** How often to look for crashed processes, which may have committed events without a wake-up. */
const LOOK_MS = 2000;
/** How often every cell is looked at although nothing speaks for it. */
const SWEEP_MS = 600_000;
/** Cells opened at the same time. */
const AT_ONCE = 8;
/** So that those who are asked do not all open the cell in the same moment. */
const SPREAD_MS = 50;

/**
 * Dispatches what happens in every cell of the deployment. Any number of processes may run one: a cell's
 * lock decides who does the work. Without events no cell costs anything, neither a connection nor a timer;
 * one look at the control plane for all of them finds out whether a process has died.
 */
export class Relay implements AsyncDisposable {
  readonly #options: RelayOptions;
  readonly #cells = new Map<string, CellRelay>();
  readonly #turns = new Semaphore(AT_ONCE);
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #sweepAt = performance.now() + SWEEP_MS * (0.75 + Math.random() / 2);
  #looking: Promise<void> | undefined;
  #isAway = false;
  #hasEnded = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#stopListening = options.notifier.listen({
      onLocalEvents: (cellId) => {
        this.#relayOf(cellId)?.wake();
        return this.#cells.get(cellId)?.isHolding ? 'holds' : 'looks';
      },
      onNotice: (cellId, asked) => this.#onNotice(cellId, asked),
      onGap: () => void this.sweep(),
    });
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref();
    void this.sweep();
  }

  /** Looks at every cell there is now. */
  async sweep(): Promise<void> {
    this.#sweepAt = performance.now() + SWEEP_MS * (0.75 + Math.random() / 2);
    try {
      const { rows } = await sql<{ id: string }>`select id from control.cell`.execute(
        this.#options.control,
      );
      for (const { id } of rows) this.#relayOf(id)?.wake(true);
      this.#isAway = false;
    } catch (error) {
      this.#sweepAt = 0;
      if (!this.#isAway && !this.#hasEnded) this.#options.onError(error);
      this.#isAway = true;
    }
  }

  #onNotice(cellId: string, asked: NoticeTarget): void {
    if (asked === 'holder') {
      const relay = this.#cells.get(cellId);
      if (relay?.isHolding) relay.wake();
    } else setTimeout(() => this.#relayOf(cellId)?.wake(), Math.random() * SPREAD_MS).unref();
  }

  async #look(): Promise<void> {
    await (this.#looking ??= this.#lookForDead().finally(() => (this.#looking = undefined)));
  }

  async #lookForDead(): Promise<void> {
    try {
      const dead = await forgetDead(this.#options.control);
      if (dead > 0 || performance.now() > this.#sweepAt) await this.sweep();
    } catch {
      // The control plane is unavailable. Crashed processes are found once it is back.
    }
  }

  /** @returns undefined once this has ended: callers that were still waiting for cells then start nothing */
  #relayOf(cellId: string): CellRelay | undefined {
    const known = this.#cells.get(cellId);
    if (known || this.#hasEnded) return known;
    const { dispatch, publish, announceEnds, onError, notifier, control } = this.#options;
    let name = cellId;
    const relay = new CellRelay({
      dispatch,
      publish,
      announceEnds,
      open: () => this.#open(cellId, (found) => (name = found)),
      onError: (error) => onError(error, name),
      onSetAside: (events) => noteAlarm(control, cellId, events),
      leave: () => notifier.request(cellId),
    });
    this.#cells.set(cellId, relay);
    return relay;
  }

  async #open(cellId: string, named: (name: string) => void): Promise<Outbox | undefined> {
    return this.#turns.take(async () => {
      const { control, server } = this.#options;
      const cell = (await listEntries(control)).find(({ id }) => id === cellId);
      if (!cell || this.#hasEnded) {
        this.#cells.delete(cellId);
        return undefined;
      }
      named(cell.name);
      return openOutbox(server, cell);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    this.#stopListening();
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#cells.values()].map((relay) => relay[Symbol.asyncDispose]()));
  }
}
