import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SystemUser } from './account.ts';
import type { Binaries } from './binaries.ts';
import { failure } from './failure.ts';
import { isAlive } from './liveness.ts';
import { readyPassword } from './password.ts';
import type { DataDirectory } from './data-directory.ts';
import { runToEnd } from './run.ts';

export const superuser = 'taskforce';

/** Character classes come from the C library in full-text and trigram search: UTF-8 where it can. */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/**
 * Makes the cluster when there is none and gives the superuser's password. It is built beside its
 * place and renamed into it, so a crash half-way leaves nothing broken, and of two processes doing
 * the same the later one takes what the first has made.
 * @throws EmbeddedDatabaseError
 */
export async function readyCluster(
  place: DataDirectory,
  binaries: Binaries,
  options: { durable: boolean },
): Promise<{ password: string; created: boolean }> {
  const exists = existsSync(place.cluster);
  const password = readyPassword(place);
  if (exists) return { password, created: false };
  removeAbandoned(place.home);
  const draft = join(place.home, `postgres.init-${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(draft, { mode: 0o700 });
  try {
    const passwordFile = join(draft, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    own(draft, place.account);
    own(passwordFile, place.account);
    const cluster = join(draft, 'cluster');
    await initialise(cluster, passwordFile, place, binaries, options);
    const created = adopt(cluster, place.cluster);
    return { password, created };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initialise(
  cluster: string,
  passwordFile: string,
  place: DataDirectory,
  binaries: Binaries,
  { durable }: { durable: boolean },
): Promise<void> {
  let output: string[] = [];
  for (const characterType of characterTypes) {
    const args = [
      `--pgdata=${cluster}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${characterType}`,
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ];
    const run = await runToEnd(binaries.initdb, args, place.account);
    if (run.code === 0) return;
    output = run.output;
    if (!output.some((line) => line.includes('invalid locale'))) break;
  }
  appendFileSync(place.log, `${output.join('\n')}\n`, { mode: 0o600 });
  throw failure('PostgreSQL could not set up its files', output, place.log);
}

/** Moves the new cluster into place; false when another process was faster. */
function adopt(cluster: string, target: string): boolean {
  try {
    renameSync(cluster, target);
    return true;
  } catch (error) {
    if (existsSync(target)) return false;
    throw error;
  }
}

/** What a process that was killed while setting up has left behind. */
function removeAbandoned(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^postgres\.init-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function own(path: string, account: SystemUser | undefined): void {
  if (account) chownSync(path, account.uid, account.gid);
}
