import type pg from 'pg';
import { type NewFailure, clearFailures, recordFailures } from './failures.ts';
import { type LedgerEntry, recordEntries } from './ledger.ts';
import type { StepId } from './steps.ts';
import type { TargetPlace } from './targets.ts';

/** Targets written at a time: a message each for a thousand of them would cost more than their steps. */
const BATCH = 200;

/**
 * Writes to the control plane's ledger, in batches and over one connection, what many workers report.
 * What a crash keeps from being written is found in the cells' own ledgers.
 */
export class ControlWriter {
  readonly #control: pg.ClientBase;
  #entries: LedgerEntry[] = [];
  #mended: string[] = [];
  #failures: NewFailure[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(control: pg.ClientBase) {
    this.#control = control;
  }

  /** A target is up to date. @param missing the steps the control plane does not know of */
  migrated(place: TargetPlace, missing: readonly StepId[]): void {
    this.#entries.push(...missing.map((step) => ({ target: place.ledger, step })));
    this.#mended.push(place.ledger);
    if (this.#mended.length >= BATCH) void this.#write();
  }

  /** A target could not be brought up to date. */
  failed(failure: NewFailure): void {
    this.#failures.push(failure);
  }

  /** Waits until everything is written. @throws what kept any of it from being written */
  flush(): Promise<void> {
    return this.#write();
  }

  #write(): Promise<void> {
    const [entries, mended, failures] = [this.#entries, this.#mended, this.#failures];
    this.#entries = [];
    this.#mended = [];
    this.#failures = [];
    const before = this.#writing;
    const write = async (): Promise<void> => {
      await before;
      await recordEntries(this.#control, entries);
      await clearFailures(this.#control, mended);
      await recordFailures(this.#control, failures);
    };
    this.#writing = write();
    // flush() rethrows it; until then it must not count as an unhandled rejection.
    this.#writing.catch(() => undefined);
    return this.#writing;
  }
}
