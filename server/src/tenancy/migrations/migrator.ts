import type { Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import type { MigrationStep } from './steps.ts';
import type { MigrationTarget } from './target.ts';

/** A step rendered for one target, ready to run. */
export interface RenderedStep {
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

/** For each target, by its name in the cell's ledger: the steps it has, with their checksums. */
export type DoneSteps = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** How steps reach a cell, on one kind of server; everything else about migrating is the same for all. */
export interface Migrator {
  /** One connection of the owner's to the cell's database, which exists. */
  connect(server: PostgresServer, cell: Cell): Promise<MigratorSession>;
  /** A step's SQL for one target, every placeholder filled. */
  render(server: PostgresServer, cell: Cell, target: MigrationTarget, step: MigrationStep): string;
  /** Whether a step gave up waiting for someone else's lock: it may well do a little later. */
  isBusy(error: unknown): boolean;
  /** Whether the server is out of reach or gone: nothing is said about the step. */
  isLost(error: unknown): boolean;
}

export interface MigratorSession extends AsyncDisposable {
  /**
   * Reads the cell's own ledger in one query; empty while the cell has none.
   * @param keys only these targets; all when left out
   */
  done(keys?: readonly string[]): Promise<DoneSteps>;
  /**
   * Applies one step and enters it in the cell's ledger, waiting at most two seconds for any lock. Where
   * definitions take part in transactions the step is done entirely or not at all; elsewhere it can be
   * run again. The session can be used again after a failure, unless the connection is lost.
   */
  apply(key: string, step: RenderedStep): Promise<void>;
  /**
   * Applies all steps of targets that are new, so that no one waits for them or holds their locks: in one
   * message and one commit where definitions take part in transactions.
   */
  applyAll(targets: readonly NewTarget[]): Promise<void>;
}

/** A target that has no step yet, with all that it needs. */
export interface NewTarget {
  readonly key: string;
  readonly steps: readonly RenderedStep[];
}
