import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One numbered, forward-only file of SQL with placeholders, and the checksum that names its content. */
export interface MigrationStep {
  readonly name: string;
  readonly checksum: string;
  readonly template: string;
}

export type StepSet = 'control' | 'cell' | 'tenant';

const FOLDER = new URL('../../../migrations/', import.meta.url);

const loaded = new Map<StepSet, Promise<MigrationStep[]>>();

/** The steps of a set in order, read once. */
export function loadSteps(set: StepSet): Promise<MigrationStep[]> {
  const steps = loaded.get(set) ?? readSteps(set);
  loaded.set(set, steps);
  return steps;
}

async function readSteps(set: StepSet): Promise<MigrationStep[]> {
  const folder = new URL(`${set}/`, FOLDER);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const template = await readFile(new URL(file, folder), 'utf8');
      const checksum = createHash('sha256').update(template).digest('hex');
      return { name: file.slice(0, -'.sql'.length), checksum, template };
    }),
  );
}
