import type { Cell, Engine } from '../cells/cell.ts';
import type { CellEngine } from './cell-engine.ts';
import { postgresEngine } from './postgres.ts';

const ENGINES: Partial<Record<Engine, CellEngine>> = { postgres: postgresEngine };

/** @throws Error for an engine that this version cannot build on */
export function engineOf({ engine, name }: Pick<Cell, 'engine' | 'name'>): CellEngine {
  const found = ENGINES[engine];
  if (!found)
    throw new Error(`the cell ${name} is on ${engine}, which this version cannot build on`);
  return found;
}
