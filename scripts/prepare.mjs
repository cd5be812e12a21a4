/**
 * What `npm start` does first: installs and builds what is missing. Then it writes the Node and the program to
 * run to file descriptor 3, a line each. Plain JavaScript that Node 20 runs: before the first installation there
 * is no other.
 */
import { writeFileSync } from 'node:fs';
import { ensureBuilt, programFile } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, findNode } from './run.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  writeFileSync(3, `${findNode()}\n${programFile()}\n`);
} catch (error) {
  fail(error.message);
}
