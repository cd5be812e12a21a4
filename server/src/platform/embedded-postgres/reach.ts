import { spawnSync } from 'node:child_process';
import { type SystemUser, runAs } from './account.ts';
import { EmbeddedDatabaseError } from './failure.ts';

/**
 * Whether the account can enter a directory. Asked of the kernel rather than read from mode bits,
 * so that access lists and mount options count as well.
 */
export function canEnter(directory: string, account: SystemUser | undefined): boolean {
  return account === undefined || asked(['-c', 'cd "$1"', 'sh', directory], account);
}

/** Whether the account can execute a program. */
export function canRun(program: string, account: SystemUser | undefined): boolean {
  return asked(['-c', '"$1" --version', 'sh', program], account);
}

function asked(args: string[], account: SystemUser | undefined): boolean {
  const answer = spawnSync('/bin/sh', args, { ...runAs(account), cwd: '/', stdio: 'ignore' });
  if (answer.error && account) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL must not run as root, and running it as "${account.name}" is refused here ` +
        `(${answer.error.message}); start as an ordinary user, or give DATABASE_URL`,
    );
  }
  return answer.status === 0;
}
