import type { Cell, Engine } from '../model/index.ts';
import type { CellEngine } from './cell-engine.ts';
import { mysqlEngine } from './mysql.ts';
import { postgresEngine } from './postgres.ts';

const ENGINES: Record<Engine, CellEngine> = { postgres: postgresEngine, mysql: mysqlEngine };

export const engineOf = ({ engine }: Pick<Cell, 'engine'>): CellEngine => ENGINES[engine];
