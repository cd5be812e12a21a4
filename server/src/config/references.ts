import { parseEnv } from 'node:util';
import { ConfigError } from './error.ts';
import { readText } from './files.ts';
import { ENV_FILE } from './read.ts';

/**
 * What a reference stands for: `env:NAME` a variable of the environment, `file:/path` the text of a
 * file; anything else is the value itself.
 * @throws ConfigError naming the reference, never its value
 */
export function resolveReference(
  reference: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const [, kind, name = ''] = /^(env|file):(.*)$/.exec(reference) ?? [];
  if (kind === undefined) return reference;
  const value = (kind === 'env' ? variable(name, env) : readText(name))?.trim();
  if (value) return value;
  throw new ConfigError([
    `${reference}: ${kind === 'env' ? 'the variable is not set' : 'the file is missing or empty'}`,
  ]);
}

/** A variable that was written into `.env` while this process runs counts as well. */
function variable(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const known = env[name];
  if (known !== undefined || env !== process.env) return known;
  return parseEnv(readText(ENV_FILE) ?? '')[name];
}
