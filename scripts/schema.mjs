/**
 * `npm run schema`: writes the tables that all migration steps together make (server/migrations/schema), read from
 * databases that have just been migrated. `npm test` says when they are out of date.
 */
import { join } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';
import { ensureServices } from './services.mjs';

takeArguments({
  usage: 'npm run schema',
  about:
    'Writes server/migrations/schema from freshly migrated databases, on PostgreSQL and MariaDB.',
});

try {
  await ensureInstalled();
  await ensureServices();
  const { code } = await runNode([
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    'test/schema/schema.test.ts',
    '--update=all',
  ]);
  process.exitCode = code;
} catch (error) {
  fail(error.message);
}
