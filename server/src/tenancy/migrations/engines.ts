import type { Cell, Engine } from '../model/index.ts';
import type { Migrator } from './migrator.ts';
import { mysqlMigrator } from './mysql.ts';
import { postgresMigrator } from './postgres.ts';

const MIGRATORS: Record<Engine, Migrator> = { postgres: postgresMigrator, mysql: mysqlMigrator };

export const migratorOf = ({ engine }: Pick<Cell, 'engine'>): Migrator => MIGRATORS[engine];
