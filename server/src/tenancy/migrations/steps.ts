import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { PACKAGE } from '#config/index.ts';
import type { Engine } from '../model/index.ts';

/** One numbered, forward-only file of SQL with placeholders, and the checksum that names its content. */
export interface MigrationStep {
  readonly name: string;
  readonly checksum: string;
  readonly template: string;
  /** Nothing of its set comes before it. */
  readonly isFirst: boolean;
}

/** What a ledger says of a step. */
export type StepId = Pick<MigrationStep, 'name' | 'checksum'>;

export type StepSet = 'control' | 'cell' | 'tenant';

/** Where steps come from; each set in the order it is applied in. */
export type StepSource = (set: StepSet, engine?: Engine) => Promise<readonly MigrationStep[]>;

/** `0001_work.sql` is PostgreSQL's; its twin for the other engine is `0001_work.mysql.sql`. */
const SUFFIX: Record<Engine, string> = { postgres: '.sql', mysql: '.mysql.sql' };

/**
 * The steps of a folder that has one for each set; a set that is missing there has no steps.
 * @param folder its URL, with a slash at the end; each set is read once
 */
export function stepsIn(folder: URL): StepSource {
  const loaded = new Map<string, Promise<MigrationStep[]>>();
  return (set, engine = 'postgres') => {
    const key = `${set} ${engine}`;
    const steps = loaded.get(key) ?? readSteps(new URL(`${set}/`, folder), SUFFIX[engine]);
    loaded.set(key, steps);
    return steps;
  };
}

/** The steps that are part of the product. */
export const loadSteps: StepSource = stepsIn(pathToFileURL(`${PACKAGE}/migrations/`));

async function readSteps(folder: URL, suffix: string): Promise<MigrationStep[]> {
  const files = (await namesIn(folder))
    .filter((file) => file.endsWith(suffix) && isTwin(file) === (suffix === SUFFIX.mysql))
    .toSorted();
  return Promise.all(
    files.map(async (file, position) => {
      const template = await readFile(new URL(file, folder), 'utf8');
      return stepOf(file.slice(0, -suffix.length), template, position === 0);
    }),
  );
}

const isTwin = (file: string): boolean => file.endsWith(SUFFIX.mysql);

async function namesIn(folder: URL): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** @param name its number and what it is about, such as `0002_due_dates` */
export function stepOf(name: string, template: string, isFirst: boolean): MigrationStep {
  const checksum = createHash('sha256').update(template).digest('hex');
  return { name, checksum, template, isFirst };
}
