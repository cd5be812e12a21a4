import type { TSchema } from 'typebox';
import { Check } from 'typebox/schema';
import { ConfigError } from './error.ts';
import { Environment, type ValueRule } from './schema.ts';

/** The environment as text, the way `process.env` has it. */
export type RawEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Converts and checks every setting. An empty one counts as absent, as container tools pass those.
 * @throws ConfigError with a line for each wrong value.
 */
export function parseEnvironment(raw: RawEnvironment): Environment {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, schema] of Object.entries<TSchema & Partial<ValueRule>>(
    Environment.properties,
  )) {
    const text = raw[name]?.trim();
    if (text === undefined || text === '') continue;
    const value = convert(schema, text);
    if (Check(schema, value)) values[name] = value;
    else
      problems.push(`${name}: ${schema.confidential ? 'the value' : `"${text}"`} ${schema.wants}`);
  }
  if (problems.length === 0 && Check(Environment, values)) return values;
  throw new ConfigError(problems);
}

function convert(schema: TSchema, text: string): unknown {
  const kind = 'type' in schema ? schema.type : undefined;
  if (kind === 'integer') return /^[+-]?\d+$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
