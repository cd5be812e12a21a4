import type pg from 'pg';
import type { PostgresServer } from '../server/index.ts';
import type { MigrationError } from './apply.ts';
import type { Assessment } from './assess.ts';
import { ControlWriter } from './control-writer.ts';
import { runWave } from './run-wave.ts';
import { WorkerConnections } from './worker-connections.ts';
import { type Wave, type TargetWork, canariesOf, onlyWave, planWaves } from './waves.ts';

/** Progress callback of a long run. */
export type MigrationProgress = (done: number, total: number, what: string) => void;

export interface MigrateOptions {
  readonly workers: number;
  readonly connections: number;
  /** The target, by its name in the control plane's ledger, that goes first. */
  readonly canary: string | undefined;
  /** Everything at once and whatever fails, for targets that failed before. */
  readonly isRetry: boolean;
  readonly progress: MigrationProgress;
}

export interface Migrated {
  /** Cells and tenants that were behind and are up to date now. */
  readonly migrated: number;
  /** Why the run ended before everything was tried; undefined when it did not. */
  readonly stopped: string | undefined;
}

/** Does what was found missing: the cells first, then the tables in those that are up to date. */
export async function migrateTargets(
  server: PostgresServer,
  control: pg.ClientBase,
  { cells, tables, unrecorded, failures }: Assessment,
  options: MigrateOptions,
): Promise<Migrated> {
  const writer = new ControlWriter(control);
  await using keep = new WorkerConnections(server, options.workers);
  for (const failure of failures) writer.failed(failure);
  for (const { place, steps } of unrecorded) writer.migrated(place, steps);
  await writer.flush();

  const total = cells.length + tables.length;
  const behind = new Set(cells.map(({ place }) => place.cell.id));
  let migrated = 0;
  let tried = 0;
  const fail = (place: TargetWork['place'], error: MigrationError): void =>
    writer.failed({ place, error });
  const run = async (waves: readonly Wave[]): Promise<string | undefined> => {
    for (const wave of waves) {
      const failed = await runWave(wave, {
        ...options,
        keep,
        onMigrated({ place, unrecorded: steps }) {
          migrated += 1;
          writer.migrated(place, steps);
          if (place.target.kind === 'cell') behind.delete(place.cell.id);
          options.progress((tried += 1), total, place.name);
        },
        onFailed({ place }, error) {
          fail(place, error);
          options.progress((tried += 1), total, place.name);
        },
        onUnreachable(cell, error) {
          const ledger = `cell:${cell.id}`;
          fail({ cell, target: { kind: 'cell' }, ledger, name: `cell ${cell.name}` }, error);
        },
      });
      await writer.flush();
      if (wave.isOver(failed))
        return `${failed} of ${wave.work.length} failed in the wave "${wave.name}"`;
    }
    return undefined;
  };
  const inWaves = (work: readonly TargetWork[]): Wave[] =>
    options.isRetry ? onlyWave(work) : planWaves(work, canariesOf(work, options.canary));

  const stopped =
    (await run(inWaves(cells))) ??
    (await run(inWaves(tables.filter(({ place }) => !behind.has(place.cell.id)))));
  return { migrated, stopped };
}
