import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Probes } from './probe.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** The probes beside the routes of each feature: every `probes.ts` below src. */
const found: Probes[] = [];
for (const path of globSync('**/probes.ts', { cwd: SRC }).toSorted()) {
  const { probes }: { probes: Probes } = await import(pathToFileURL(SRC + path).href);
  found.push(probes);
}

const twice = found
  .flatMap((probes) => Object.keys(probes))
  .filter((name, i, all) => all.indexOf(name) !== i);
if (twice.length > 0) throw new Error(`has probes in two features: ${twice.join(', ')}`);

/**
 * How to attack each tenant operation. An operation without an entry fails the build, and so does one that takes
 * a uuid where no probe has an id of the world.
 */
export const PROBES: Probes = Object.assign({}, ...found);
