#!/usr/bin/env node
/** The `taskforce` command: hands over to the program itself, on a Node that runs TypeScript. */
import { fileURLToPath } from 'node:url';

const program = new URL('../src/entry/cli.ts', import.meta.url);

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(program.href);
} else {
  const { fail, runNode } = await import('../../scripts/run.mjs');
  try {
    const { code } = await runNode([fileURLToPath(program), ...process.argv.slice(2)], {
      cwd: process.cwd(),
      ipc: true,
    });
    process.exitCode = code;
  } catch (error) {
    fail(error.message);
  }
}
