/** `npm run build`: what `npm start` would build first, by itself, such as for a container. */
import { ensureBuilt } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { fail } from './run.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  fail(error.message);
}
