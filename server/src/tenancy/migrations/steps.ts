import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Engine } from '../cells/cell.ts';

/** One numbered, forward-only file of SQL with placeholders, and the checksum that names its content. */
export interface MigrationStep {
  readonly name: string;
  readonly checksum: string;
  readonly template: string;
}

export type StepSet = 'control' | 'cell' | 'tenant';

const FOLDER = new URL('../../../migrations/', import.meta.url);

/** `0001_work.sql` is PostgreSQL's; its twin for the other engine is `0001_work.mysql.sql`. */
const SUFFIX: Record<Engine, string> = { postgres: '.sql', mysql: '.mysql.sql' };

const loaded = new Map<string, Promise<MigrationStep[]>>();

/** The steps of a set for an engine in order, read once. */
export function loadSteps(set: StepSet, engine: Engine = 'postgres'): Promise<MigrationStep[]> {
  const key = `${set} ${engine}`;
  const steps = loaded.get(key) ?? readSteps(set, engine);
  loaded.set(key, steps);
  return steps;
}

async function readSteps(set: StepSet, engine: Engine): Promise<MigrationStep[]> {
  const folder = new URL(`${set}/`, FOLDER);
  const suffix = SUFFIX[engine];
  const files = (await readdir(folder))
    .filter((file) => file.endsWith(suffix) && file.endsWith(SUFFIX.mysql) === (engine === 'mysql'))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      const template = await readFile(new URL(file, folder), 'utf8');
      const checksum = createHash('sha256').update(template).digest('hex');
      return { name: file.slice(0, -suffix.length), checksum, template };
    }),
  );
}
