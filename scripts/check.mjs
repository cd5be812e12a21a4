/**
 * `npm run check`: format, lint, types, wording, generated files. A line for each, and what the failing ones
 * have to say.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runNode } from './run.mjs';

takeArguments({
  usage: 'npm run check',
  about:
    'Checks format, lint, types, the rules of the contract, wording, and that generated files are fresh.',
});
const packaged = (path) => join(root, 'node_modules', path);
const tsc = packaged('@typescript/native/bin/tsc');

const checks = [
  { name: 'format', args: [packaged('oxfmt/bin/oxfmt'), '--check'] },
  { name: 'lint', args: [packaged('oxlint/bin/oxlint'), '--type-aware', '--quiet'] },
  ...['server', 'web', 'bench', 'e2e', 'deploy'].map((part) => ({
    name: `types, ${part}`,
    args: [tsc, '-p', part],
    when: `${part}/tsconfig.json`,
  })),
  { name: 'contract', args: ['scripts/contract-rules.mjs'] },
  { name: 'wording', args: ['scripts/words.mjs'] },
  { name: 'generated files', args: ['scripts/gen.mjs', '--check'], when: 'scripts/gen.mjs' },
];

try {
  await ensureInstalled();
  for (const { name, args, when } of checks) {
    if (when && !existsSync(join(root, when))) continue;
    const start = performance.now();
    const { code, output } = await runNode(args, { quiet: true });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)\n`);
    if (code === 0) continue;
    process.exitCode = 1;
    process.stdout.write(`${output.trimEnd()}\n\n`);
  }
} catch (error) {
  fail(error.message);
}
