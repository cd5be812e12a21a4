#!/usr/bin/env node
/** The `taskforce` command: hands over to the program itself, on a Node that runs it. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

// A container has the built program alone.
const isCheckout = existsSync(new URL('../src', import.meta.url));
const program = isCheckout
  ? pathToFileURL((await import('../../scripts/builds.mjs')).programFile())
  : new URL('../dist/cli.js', import.meta.url);

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
