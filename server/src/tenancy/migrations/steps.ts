import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { PACKAGE } from '#config/index.ts';
import type { Engine } from '../model/index.ts';
import { stepFor } from './template/index.ts';

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

/**
 * A step with a twin is PostgreSQL's own, as the twin is MySQL's: `0001_work.sql`, `0001_work.mysql.sql`. A tenant step
 * without one is written once for both.
 */
const SUFFIX = '.sql';
const TWIN = '.mysql.sql';

/**
 * The steps of a folder that has one for each set; a set that is missing there has no steps.
 * @param folder its URL, with a slash at the end; each set is read once
 */
export function stepsIn(folder: URL): StepSource {
  const loaded = new Map<string, Promise<MigrationStep[]>>();
  return (set, engine = 'postgres') => {
    const key = `${set} ${engine}`;
    const steps = loaded.get(key) ?? readSteps(set, engine, new URL(`${set}/`, folder));
    loaded.set(key, steps);
    return steps;
  };
}

/** The steps that are part of the product. */
export const loadSteps: StepSource = stepsIn(pathToFileURL(`${PACKAGE}/migrations/`));

async function readSteps(set: StepSet, engine: Engine, folder: URL): Promise<MigrationStep[]> {
  const files = (await namesIn(folder)).filter((file) => file.endsWith(SUFFIX)).toSorted();
  const twins = new Set(files.filter((file) => file.endsWith(TWIN)));
  const names = files
    .filter((file) => !twins.has(file))
    .map((file) => file.slice(0, -SUFFIX.length));
  for (const twin of twins)
    if (!names.includes(twin.slice(0, -TWIN.length)))
      throw new Error(`${twin} is the twin of nothing`);
  return Promise.all(
    names.map(async (name, position) => {
      const hasTwin = twins.has(name + TWIN);
      if (set === 'cell' && !hasTwin) throw new Error(`${set}/${name}${SUFFIX} needs a twin`);
      const file = name + (hasTwin && engine === 'mysql' ? TWIN : SUFFIX);
      const source = await readFile(new URL(file, folder), 'utf8');
      const step = stepOf(name, source, position === 0);
      const isForBoth = set === 'tenant' && !hasTwin;
      return isForBoth ? { ...step, template: stepFor(engine, file, source) } : step;
    }),
  );
}

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
