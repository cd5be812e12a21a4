/** Tenant steps that are written once: what they say, for each engine in the words of its own steps. */
import type { Engine } from '../../model/index.ts';
import { toMySql } from './mysql.ts';
import { parseStep } from './parse.ts';
import { toPostgres } from './postgres.ts';

/**
 * A step written once, as a step of one engine.
 * @param file its name, such as `0012_comments.sql`
 * @throws StepSyntaxError with file and line, whichever engine would not take it
 */
export function stepFor(engine: Engine, file: string, source: string): string {
  const changes = parseStep(file, source);
  return engine === 'mysql' ? toMySql(file.replace(/\.sql$/, ''), changes) : toPostgres(changes);
}
