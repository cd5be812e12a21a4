import { invalid } from '#kernel/errors.ts';
import type { Cell, Engine, Isolation } from '../model/index.ts';
import { assertReference, engineAt } from '../server/index.ts';

/** What an operator may say of a cell, as it was typed; each field is named by its option. */
export interface CellTerms {
  readonly dsn?: string | undefined;
  readonly pooler?: string | undefined;
  readonly replica?: string | undefined;
  readonly capacity?: number | undefined;
  readonly weight?: number | undefined;
}

const NAME = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;
const DATABASE = /^[a-z_][a-z0-9_]{0,62}$/;
const MOST = { capacity: 10_000_000, weight: 1_000_000 };

/** @throws AppError `invalid` */
export function assertCellName(name: string): void {
  if (NAME.test(name)) return;
  throw invalid({
    path: 'name',
    message: `"${name}" is not a valid cell name; use 2 to 40 lowercase letters, digits and hyphens, starting with a letter`,
  });
}

/** @throws AppError `invalid` */
export function assertDatabaseName(name: string): void {
  if (DATABASE.test(name)) return;
  throw invalid({
    path: '--database',
    message: `"${name}" cannot be used; use up to 63 small letters, digits and underscores`,
  });
}

/**
 * Checks what goes together.
 * @returns the engine of the server that --dsn leads to
 * @throws AppError `invalid`, ConfigError for a reference that leads nowhere
 */
export function assertTerms(kind: Isolation, terms: CellTerms, present?: Cell): Engine {
  const { dsn, pooler, replica, capacity, weight } = terms;
  for (const [option, reference] of Object.entries({ dsn, pooler, replica }))
    if (reference !== undefined) assertReference(`--${option}`, reference);
  const own = present?.engine ?? 'postgres';
  const engine = dsn === undefined ? own : engineAt(dsn);
  const refuse = (path: string, message: string) => invalid({ path, message });
  if (present && engine !== present.engine)
    throw refuse('--dsn', `points to ${engine}, but ${present.name} is on ${present.engine}`);
  if (engine === 'mysql' && kind !== 'shared')
    throw refuse('--kind', 'must be shared on MySQL and MariaDB');
  for (const [option, reference] of Object.entries({ pooler, replica })) {
    if (reference === undefined) continue;
    if (engine === 'mysql') throw refuse(`--${option}`, 'is for PostgreSQL only');
    if (engineAt(reference) !== engine) throw refuse(`--${option}`, 'must point to PostgreSQL');
  }
  for (const [option, value] of Object.entries({ capacity, weight })) {
    const most = MOST[option as keyof typeof MOST];
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= most))
      throw refuse(`--${option}`, `must be a whole number from 1 to ${most}`);
  }
  if (kind === 'dedicated' && capacity !== undefined && capacity !== 1)
    throw refuse('--capacity', 'must be 1 for a dedicated cell');
  return engine;
}
