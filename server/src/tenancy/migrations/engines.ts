import type { Cell, Engine } from '../cells/cell.ts';
import type { Migrator } from './migrator.ts';
import { postgresMigrator } from './postgres.ts';

const MIGRATORS: Partial<Record<Engine, Migrator>> = { postgres: postgresMigrator };

/** @throws Error for an engine that this version cannot build on */
export function migratorOf({ engine, name }: Pick<Cell, 'engine' | 'name'>): Migrator {
  const found = MIGRATORS[engine];
  if (!found)
    throw new Error(`the cell ${name} is on ${engine}, which this version cannot build on`);
  return found;
}
