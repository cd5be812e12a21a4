import { spawn } from 'node:child_process';
import { programFile } from '../../../scripts/builds.mjs';
import type { PostgresServer } from '#tenancy/index.ts';
import { TEST_SECRET } from './databases.ts';

const program = programFile();

export interface CommandAnswer {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/**
 * Runs a command of `taskforce` as people type it, in a process of its own, against a deployment.
 * @param until ends it once it says so
 */
export async function runCommand(
  server: PostgresServer,
  args: readonly string[],
  { env = {}, until }: { env?: Readonly<Record<string, string>>; until?: string } = {},
): Promise<CommandAnswer> {
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: server.ownerUrl(server.control),
      APP_SECRET: TEST_SECRET,
      // The test runner has put something of its own there.
      BASE_URL: 'http://localhost:3000',
      DEMO: 'false',
      WARM_SCHEMAS: '0',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
    if (until !== undefined && out.includes(until)) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { out, err, code };
}
