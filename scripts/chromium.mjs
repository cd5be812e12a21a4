import { installPackages } from './debian.mjs';
import { findProgram, isProgram } from './programs.mjs';

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
  const found = findProgram(names);
  if (found) return found;
  const trouble = await installPackages(packages, 'the browser tests');
  const installed = findProgram(names);
  if (installed) return installed;
  throw new Error(
    `The browser tests need Chromium, and it could not be installed: ${trouble ?? 'apt-get brought none'}. ` +
      'Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}
