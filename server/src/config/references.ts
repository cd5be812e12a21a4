import { ConfigError } from './error.ts';
import { readText } from './files.ts';

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
  const value = (kind === 'env' ? env[name] : readText(name))?.trim();
  if (value) return value;
  throw new ConfigError([
    `${reference}: ${kind === 'env' ? 'the variable is not set' : 'the file is missing or empty'}`,
  ]);
}
