import { type Kysely, sql } from 'kysely';
import type { TenancyTables } from '../model/index.ts';
import { cleanUp } from './cleanup.ts';
import type { MoveDeps } from './deps.ts';
import { recoverMove } from './recover.ts';

export interface KeeperOptions extends MoveDeps {
  readonly control: Kysely<TenancyTables>;
  /** Called with each move that was ended, for the log. */
  readonly onRecovered?: (tenantId: string, outcome: 'moved' | 'undone') => void;
  readonly onError: (error: unknown) => void;
}

/** How often movers are looked at while one is at work, and while none is. */
const LOOK_MS = { busy: 500, idle: 3000 };
/** A mover says more often that it lives; one that is silent may still live, and then keeps its lock. */
const SILENT_SECONDS = 1;
const CLEAN_MS = 60_000;

/**
 * Looks after moves in every serving process: ends those whose mover is gone, and removes kept sources
 * when their time is over. Several at once do no harm, since only one gets the right to a tenant.
 */
export class MoveKeeper implements AsyncDisposable {
  readonly #options: KeeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #busy: Promise<void> | undefined;
  #isMoving = false;
  #hasEnded = false;
  #cleanAt = performance.now() + CLEAN_MS;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#lookLater();
  }

  #lookLater(): void {
    if (this.#hasEnded) return;
    const wait = this.#isMoving ? LOOK_MS.busy : LOOK_MS.idle;
    this.#timer = setTimeout(() => {
      this.#busy = this.look().finally(() => {
        this.#busy = undefined;
        this.#lookLater();
      });
    }, wait).unref();
  }

  /** Looks once. */
  async look(): Promise<void> {
    const { onError } = this.#options;
    try {
      for (const { tenant_id } of await this.#silent()) await this.#recover(tenant_id);
      if (performance.now() < this.#cleanAt) return;
      this.#cleanAt = performance.now() + CLEAN_MS;
      await cleanUp(this.#options, undefined, (_move, error) => onError(error));
    } catch (error) {
      onError(error);
    }
  }

  async #silent(): Promise<{ tenant_id: string }[]> {
    const { rows } = await sql<{ tenant_id: string; silent: boolean }>`
      select tenant_id, heartbeat_at < now() - make_interval(secs => ${SILENT_SECONDS}) as silent
        from control.move where finished_at is null
    `.execute(this.#options.control);
    this.#isMoving = rows.length > 0;
    return rows.filter(({ silent }) => silent);
  }

  async #recover(tenantId: string): Promise<void> {
    const { onRecovered, onError } = this.#options;
    try {
      const outcome = await recoverMove(this.#options, tenantId);
      if (outcome) onRecovered?.(tenantId, outcome);
    } catch (error) {
      // The next look tries again.
      onError(error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    await this.#busy;
  }
}
