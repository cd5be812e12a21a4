import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findPostmaster } from '#platform/embedded-postgres/postmaster.ts';

/** What a process of `database-owner.ts` says about its server. */
export interface Said {
  readonly adminUrl: string;
  readonly attached: boolean;
  readonly cluster: string;
}

/** A directory for one test's cluster and the processes that run it; disposing ends them all. */
export class DataDirectory implements AsyncDisposable {
  readonly root = openDirectory();
  readonly path = join(this.root, 'data');
  readonly #owners: ChildProcess[] = [];

  /** Starts a process that owns, or attaches to, the server of this directory. */
  async own(): Promise<{ child: ChildProcess; said: Said }> {
    const script = join(import.meta.dirname, 'database-owner.ts');
    const child = spawn(process.execPath, [script, this.path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#owners.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      return { child, said: JSON.parse(line) as Said };
    }
    throw new Error('the owner ended without a word');
  }

  /** The process id of the server that runs here. */
  serverPid(): number {
    const found = findPostmaster(join(this.path, 'postgres'));
    if (!found) throw new Error('no server runs here');
    return found.pid;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const owner of this.#owners) owner.kill('SIGKILL');
    await until(() => findPostmaster(join(this.path, 'postgres')) === undefined);
    rmSync(this.root, { recursive: true });
  }
}

/** A temporary directory that every user can pass; `mkdtemp` alone gives one only its owner can. */
export function openDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'taskforce-test-'));
  chmodSync(path, 0o755);
  return path;
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Settles when a child process has ended. */
export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.on('exit', () => resolve());
  });
}

/** Waits up to ten seconds for something to come about. */
export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 200) throw new Error('it did not come about within ten seconds');
    await delay(50);
  }
}

/** The process ids of a process's parent and of that parent's other children. */
export function familyOf(pid: number): { parent: number; siblings: number[] } {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const parent = all.find(([own]) => own === pid)?.[1] ?? 0;
  const siblings = all.flatMap(([own = 0, from]) => (from === parent && own !== pid ? [own] : []));
  return { parent, siblings };
}
