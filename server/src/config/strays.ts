import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { RawEnvironment } from './parse.ts';
import { Environment } from './schema.ts';

const NAMES = Object.keys(Environment.properties);

/**
 * Settings that no one reads: any unknown name of the `.env` file, and names of the environment that look like
 * one of ours misspelt. They are worth a line at a start, not a refusal, since others use both as well.
 * @returns a line for each
 */
export function straySettings(env: RawEnvironment, envFile: string): string[] {
  const inFile = existsSync(envFile) ? Object.keys(parseEnv(readFileSync(envFile, 'utf8'))) : [];
  const unknown = inFile.filter((name) => !NAMES.includes(name)).toSorted();
  const misspelt = Object.keys(env).filter(
    (name) => !NAMES.includes(name) && !unknown.includes(name) && likeOf(name) !== undefined,
  );
  return [...unknown.map((name) => ['.env: ', name]), ...misspelt.map((name) => ['', name])].map(
    ([where = '', name = '']) => {
      const like = likeOf(name);
      return `${where}${name} is not a setting and changes nothing${like ? `; is ${like} meant?` : ''}`;
    },
  );
}

/** The setting that differs in one letter, two from eight letters on. */
function likeOf(name: string): string | undefined {
  if (name.length < 6) return undefined;
  const most = name.length < 8 ? 1 : 2;
  return NAMES.find((known) => known.length >= 6 && distance(name.toUpperCase(), known) <= most);
}

/** How many letters have to be changed, added or removed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
