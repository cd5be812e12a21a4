import {
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Engine } from '../model/index.ts';
import { MySqlCompiler } from './mysql-compiler.ts';
import { tenantPlugin } from './tenant-plugin.ts';

/** How a tenant's tables are laid out, as far as a statement's text depends on it. */
export interface Layout {
  readonly kind: 'shared' | 'schema';
  readonly engine: Engine;
  /** The PostgreSQL schema that holds the tables; on MySQL they are in the connection's own database. */
  readonly namespace: string;
}

/**
 * The texts one statement can have. Between the engines everything that differs is in two places:
 * `mysql-compiler.ts` (how the same statement is spelled) and the statements made with `statementPer`
 * (`lock-wait.ts`).
 */
export type Variant = 'shared' | 'schema' | 'mysql';

export function variantOf({ kind, engine }: Layout): Variant {
  if (engine === 'postgres') return kind;
  if (kind !== 'shared') throw new Error('MySQL holds tenants in shared tables only');
  return 'mysql';
}

/** Stands for the schema until the statement is bound to a tenant. */
const NAMESPACE = 'tf_namespace';

const postgres = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const mysql = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MySqlCompiler(NAMESPACE),
  },
});

/** Where a statement's tables are: the tenant's own, or the ones that all tenants of a database share. */
export type StatementReach = 'tenant' | 'cell';

interface EngineBuilder {
  readonly engine: Engine;
  readonly db: Kysely<unknown>;
}

const ofMySql: EngineBuilder = {
  engine: 'mysql',
  db: mysql.withPlugin(tenantPlugin).withSchema(NAMESPACE),
};
const ofCell: EngineBuilder = {
  engine: 'postgres',
  db: postgres.withPlugin(tenantPlugin).withSchema('platform'),
};

const BUILDERS: Readonly<Record<StatementReach, Readonly<Record<Variant, EngineBuilder>>>> = {
  tenant: {
    schema: { engine: 'postgres', db: postgres.withSchema(NAMESPACE) },
    shared: { engine: 'postgres', db: postgres.withPlugin(tenantPlugin).withSchema(NAMESPACE) },
    mysql: ofMySql,
  },
  // Even if each tenant has its own schema, these tables hold the rows of all of them.
  cell: { schema: ofCell, shared: ofCell, mysql: ofMySql },
};

export const builderOf = (reach: StatementReach, variant: Variant): EngineBuilder =>
  BUILDERS[reach][variant];

/** A statement's text for the tables of one tenant. */
export const placeIn = (text: string, { engine, namespace }: Layout): string =>
  engine === 'mysql' ? text : text.replaceAll(`"${NAMESPACE}"`, `"${namespace}"`);
