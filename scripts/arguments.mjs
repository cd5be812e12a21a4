import { parseArgs } from 'node:util';

/**
 * Reads what a script was given on its command line. Answers `--help` and ends; refuses, with exit status 2,
 * an option the script does not have.
 * @param {object} script
 * @param {string} script.usage what a person types, such as `npm run gen [-- --check]`
 * @param {string} script.about what it does, a sentence or a few lines
 * @param {import('node:util').ParseArgsConfig['options']} [script.options]
 * @param {boolean} [script.takesNames] whether words that are no options may stand there
 * @param {boolean} [script.passesOn] whether everything but `--help` is for the program it runs
 * @returns {{ values: Record<string, unknown>, positionals: string[] }}
 */
export function takeArguments({ usage, about, options = {}, takesNames, passesOn }) {
  const given = process.argv.slice(2);
  if (given.includes('--help') || given.includes('-h')) {
    process.stdout.write(`${usage}\n\n${about}\n`);
    process.exit(0);
  }
  if (passesOn) return { values: {}, positionals: given };
  try {
    return parseArgs({ args: given, options, allowPositionals: takesNames === true });
  } catch (error) {
    const [problem] = error.message.split('\n')[0].split('. ');
    process.stderr.write(`${problem}.\nUsage: ${usage}\n`);
    process.exit(2);
  }
}
