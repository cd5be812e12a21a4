/** `npm run build`: what `npm start` would build first, by itself, such as for a container. */
import { takeArguments } from './arguments.mjs';
import { ensureBuilt } from './builds.mjs';
import { ensureInstalled } from './install.mjs';
import { fail } from './run.mjs';

takeArguments({
  usage: 'npm run build',
  about: 'Builds the page and the server, unless the build is up to date.',
});

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  fail(error.message);
}
