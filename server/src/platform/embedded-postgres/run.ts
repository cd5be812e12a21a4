import { spawn } from 'node:child_process';
import { type SystemUser, runAs } from './account.ts';
import { toLines } from './failure.ts';

/** What PostgreSQL's programs see of the environment: nothing that could change how they behave. */
export const cleanEnvironment = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };

/** Runs a program as the account and collects what it says. */
export function runToEnd(
  program: string,
  args: readonly string[],
  account: SystemUser | undefined,
): Promise<{ code: number | null; output: string[] }> {
  const child = spawn(program, args, {
    ...runAs(account),
    cwd: '/',
    env: cleanEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: toLines(text) }));
  });
}
