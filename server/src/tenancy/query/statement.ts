import type { Compilable, Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Step } from '#platform/db/index.ts';
import {
  type Layout,
  type StatementReach,
  type Variant,
  builderOf,
  placeIn,
  variantOf,
} from './dialect.ts';
import { Param, TENANT, paramsOf } from './param.ts';

/**
 * A query written once, in the portable subset of SQL, naming neither schema nor tenant. It is built
 * and compiled at its first use in each layout and from then on only bound to values, so a request
 * pays for no query builder. `P` are its parameters, `R` its rows.
 */
export interface Statement<P, R> {
  readonly id: string;
  readonly reach: StatementReach;
  readonly compiled: (variant: Variant) => Compiled;
  /** Carries the types only. */
  readonly types?: { params: P; row: R };
}

interface Compiled {
  readonly text: string;
  readonly onlyReads: boolean;
  /** For each placeholder: a parameter to look up, or a constant of the query itself. */
  readonly slots: readonly unknown[];
}

/** The query builder as a store sees it; the tables it may name are the type argument. */
export type Builder<Tables> = Kysely<Tables>;

let lastId = 0;

/**
 * Declares a statement. The second argument of `build` stands for the parameters: use its
 * properties where the values would go.
 *
 * @example const findLabel = statement((db: Builder<Tables>, $: { name: string }) =>
 *   db.selectFrom('label').selectAll().where('name', '=', $.name));
 */
export function statement<Tables, P extends object, R>(
  build: (db: Builder<Tables>, $: P) => Compilable<R>,
): Statement<P, R> {
  return statementPer(() => build);
}

/**
 * Declares a statement on tables that all tenants of a database share, whatever the layout of each: the
 * outbox. It is bound to its tenant as any other.
 */
export function cellStatement<Tables, P extends object, R>(
  build: (db: Builder<Tables>, $: P) => Compilable<R>,
): Statement<P, R> {
  return statementPer(() => build, 'cell');
}

/** Declares a statement that reads otherwise on one engine; `dialect.ts` says which those are. */
export function statementPer<Tables, P extends object, R>(
  buildFor: (engine: Layout['engine']) => (db: Builder<Tables>, $: P) => Compilable<R>,
  reach: StatementReach = 'tenant',
): Statement<P, R> {
  const texts = new Map<Variant, Compiled>();
  const compiled = (variant: Variant): Compiled => {
    const known = texts.get(variant);
    if (known) return known;
    const { engine, db } = builderOf(reach, variant);
    const query = buildFor(engine)(db as Builder<Tables>, paramsOf<P>()).compile();
    const fresh = { text: query.sql, slots: query.parameters, onlyReads: isRead(query.sql) };
    texts.set(variant, fresh);
    return fresh;
  };
  return { id: `s${(lastId += 1).toString(36)}`, reach, compiled };
}

const CHANGES =
  /\b(insert into|update|delete from|for (no key )?(update|share)|for key share|lock in share mode)\b/;

/** What stands in quotes is a name or a text. */
const isRead = (text: string): boolean => !CHANGES.test(text.replaceAll(/(["'`]).*?\1/g, ''));

/**
 * Declares statements that differ in shape (which filters, which sort): one is kept for each shape
 * that has been asked for lately. Shapes are small JSON values and never hold a caller's text.
 */
export function statements<Tables, P extends object, S, R>(
  build: (db: Builder<Tables>, $: P, shape: S) => Compilable<R>,
): (shape: S) => Statement<P, R> {
  const known = new LRUCache<string, Statement<P, R>>({ max: 500 });
  return (shape) => {
    const key = JSON.stringify(shape);
    const found = known.get(key);
    if (found) return found;
    const fresh = statement<Tables, P, R>((db, $) => build(db, $, shape));
    known.set(key, fresh);
    return fresh;
  };
}

/** Whether a statement neither changes nor locks a row, so that it may be sent before or after others like it. */
export const onlyReads = (
  statement: Pick<Statement<object, unknown>, 'compiled'>,
  layout: Layout,
): boolean => statement.compiled(variantOf(layout)).onlyReads;

/** Binds a statement to a tenant's layout and to values, ready for the wire. */
export function bind<P extends object>(
  statement: Statement<P, unknown>,
  params: P,
  layout: Layout,
  tenantId: string,
): Step {
  const { text, slots } = statement.compiled(variantOf(layout));
  const values = slots.map((slot) => {
    if (!(slot instanceof Param)) return slot;
    if (slot === TENANT) return tenantId;
    const value = params[slot.name as keyof P];
    if (value === undefined) throw new Error(`statement needs a value for ${slot.name}`);
    return value;
  });
  return {
    name: hasOneText(statement, layout) ? statement.id : `${statement.id}@${layout.namespace}`,
    text: () => placeIn(text, layout),
    values,
  };
}

/** Whether the text is the same for every tenant of the database. */
const hasOneText = ({ reach }: { readonly reach: StatementReach }, { kind }: Layout): boolean =>
  reach === 'cell' || kind === 'shared';
