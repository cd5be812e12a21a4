import type { StreamedEvent } from './event-type.ts';
import { EVERYBODY, type Dispatch, type Outbox, type Whose } from './outbox.ts';
import { DispatchFailed, isOfContent, isOutage, reasonOf } from './dispatch-errors.ts';

export interface DispatcherOptions {
  readonly dispatch: Dispatch;
  readonly publish: (events: readonly StreamedEvent[]) => void;
  /** Error callback: once when a tenant's events start to fail, and for each event set aside. */
  readonly onError: (error: unknown) => void;
}

/** Events in one commit. */
const BATCH = 500;
/** How often an event is tried alone before it is set aside. */
const TRIES = 3;
/** Before a failure is tried again: doubled each time. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [100, 5000];
/** Steps taken for tenants whose events fail before everyone else has their turn again. */
const STEPS_A_ROUND = 8;

/** A tenant whose events failed to be dispatched: they go apart from all others', in pieces that shrink. */
interface Suspect {
  size: number;
  tries: number;
  dueAt: number;
}

/**
 * Dispatches an outbox's events so that none of them holds up another tenant's. A batch that fails for
 * anything but an outage is split until one tenant is left, whose events then go apart; among those, pieces
 * are halved until one event stands alone. That one is set aside once it has failed a few times for what it
 * says. Its tenant's later events wait for that, so that they keep their order.
 */
export class EventDispatcher {
  readonly #outbox: Outbox;
  readonly #options: DispatcherOptions;
  readonly #suspects = new Map<string, Suspect>();

  constructor(outbox: Outbox, options: DispatcherOptions) {
    this.#outbox = outbox;
    this.#options = options;
  }

  /** When this must be called again at the latest, by `performance.now()`; Infinity when nothing is left to try. */
  get dueAt(): number {
    return Math.min(Infinity, ...[...this.#suspects.values()].map(({ dueAt }) => dueAt));
  }

  /**
   * Dispatches a batch, and takes some steps with what failed.
   * @returns how many events were dispatched, whether there may be more, and whether any were set aside
   * @throws during an outage
   */
  async dispatchNext(): Promise<{ dispatched: number; isMore: boolean; setAside: number }> {
    const without = [...this.#suspects.keys()];
    const others = await this.#some(without.length === 0 ? EVERYBODY : { without });
    const now = performance.now();
    const due = [...this.#suspects].filter(([, { dueAt }]) => dueAt <= now).slice(0, STEPS_A_ROUND);
    let [dispatched, setAside] = [others, 0];
    for (const [tenantId, suspect] of due) {
      // A tenant that had a step goes to the end of the line.
      this.#suspects.delete(tenantId);
      const step = await this.#step(tenantId, suspect);
      dispatched += step.dispatched;
      setAside += step.setAside;
      if (!step.isOver) this.#suspects.set(tenantId, suspect);
    }
    return { dispatched, setAside, isMore: others >= BATCH || this.dueAt <= performance.now() };
  }

  async #some(whose: Whose): Promise<number> {
    try {
      return await this.#dispatchSome(BATCH, whose);
    } catch (error) {
      if (isOutage(error) || !(error instanceof DispatchFailed)) throw error;
      const tenants = await this.#outbox.waiting(BATCH, whose);
      if (tenants.length === 1) {
        this.#options.onError(error);
        this.#suspects.set(tenants[0] as string, { size: BATCH / 2, tries: 0, dueAt: 0 });
      }
      if (tenants.length < 2) return 0;
      const half = tenants.length >> 1;
      const first = await this.#some({ only: tenants.slice(0, half) });
      return first + (await this.#some({ only: tenants.slice(half) }));
    }
  }

  async #step(
    tenantId: string,
    suspect: Suspect,
  ): Promise<{ dispatched: number; setAside: number; isOver: boolean }> {
    const { size } = suspect;
    try {
      const dispatched = await this.#dispatchSome(size, { only: [tenantId] });
      Object.assign(suspect, { size: Math.min(BATCH, size * 2), tries: 0, dueAt: 0 });
      return { dispatched, setAside: 0, isOver: dispatched < size };
    } catch (error) {
      if (isOutage(error) || !(error instanceof DispatchFailed)) throw error;
      const setAside = await this.#failed(tenantId, suspect, error);
      return { dispatched: 0, setAside, isOver: false };
    }
  }

  /** @returns how many events were set aside: one or none */
  async #failed(tenantId: string, suspect: Suspect, error: DispatchFailed): Promise<number> {
    const { ids } = error;
    if (ids.length > 1) {
      suspect.size = ids.length >> 1;
      return 0;
    }
    suspect.size = 1;
    suspect.tries += 1;
    const [id = ''] = ids;
    if (suspect.tries < TRIES || !isOfContent(error)) {
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (suspect.tries - 1));
      suspect.dueAt = performance.now() + pause;
      return 0;
    }
    const { tries } = suspect;
    await this.#outbox.setAside(tenantId, id, { reason: reasonOf(error), tries });
    this.#options.onError(
      new Error(`the event ${id} of ${tenantId} is set aside`, { cause: error.cause }),
    );
    Object.assign(suspect, { tries: 0, dueAt: 0 });
    return 1;
  }

  async #dispatchSome(limit: number, whose: Whose): Promise<number> {
    const events = await this.#outbox.assignPositions(limit, whose, this.#options.dispatch);
    if (events.length > 0) this.#options.publish(events);
    return events.length;
  }
}
