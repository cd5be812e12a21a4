import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packages = ['chromium', 'fonts-liberation'];

/**
 * A browser for the tests: the one CHROMIUM_PATH names, one on the path, or Debian's, installed now.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH: "${given}" is not a program`);
  }
  const found = findChromium();
  if (found) return found;
  const installed = (await install()) ? findChromium() : undefined;
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium, and it could not be installed. Install it ' +
      '(Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

function findChromium() {
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return names
    .flatMap((name) => directories.map((directory) => join(directory, name)))
    .find(isProgram);
}

async function install() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  try {
    const allowed = await run(...command([...asRoot, 'apt-get', '--version']), { quiet: true });
    if (allowed.code !== 0) return false;
  } catch {
    return false;
  }
  process.stdout.write('Installing Chromium for the browser tests …\n');
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  // A list that is only partly out of date still installs; the second step decides.
  await run(...command([...apt, 'update']));
  const installing = ['install', '-y', '--no-install-recommends', ...packages];
  const { code } = await run(...command([...apt, ...installing]));
  return code === 0;
}

/** @param {string[]} words @returns {[string, string[]]} */
function command([program, ...args]) {
  return [program, args];
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
