import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseAccount, runAs } from '#platform/embedded-postgres/account.ts';
import { ended, openDirectory } from './embedded.ts';

/** Who the servers of tests run as: none of them runs as root. */
const account = chooseAccount();

/**
 * Runs a program and ends it when standard input closes, so that it never outlives the process that
 * asked for it, however that one ends.
 */
const LEASH = `
signal=$1; shift
exec 3<&0
"$@" </dev/null & child=$!
{ read -r _ <&3; kill -"$signal" $child; } 2>/dev/null & watch=$!
exec 3<&-
wait $child; code=$?
kill $watch 2>/dev/null
exit $code
`;

/** What a test that is interrupted has no time to dispose of. */
const openDirectories = new Set<string>();
process.on('exit', () => {
  for (const path of openDirectories) remove(path);
});

/** A directory that the account of the test servers owns; removed with its content when disposed. */
export function serviceDirectory(): { path: string } & Disposable {
  const path = openDirectory();
  own(path);
  openDirectories.add(path);
  return { path, [Symbol.dispose]: () => remove(path) };
}

function remove(path: string): void {
  openDirectories.delete(path);
  // A server that is ending may write there yet.
  rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Gives a file or directory to the account of the test servers. */
export function own(path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** Runs a program of the test servers to its end. @throws Error with what it said when it fails */
export async function runToEnd(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { ...runAs(account), stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listen(child);
  await ended(child);
  if (child.exitCode !== 0) throw new Error(`${program} failed:\n${said()}`);
  return said();
}

/** A server of a test's own; disposing ends it and waits until it is gone. */
export class Service implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /**
   * Starts a server and waits until it is ready.
   * @param signal what makes it end in order, without SIG
   * @param isReady whether it serves; as soon as it takes connections, when left out
   */
  static async start(
    program: string,
    args: readonly string[],
    {
      port,
      signal = 'TERM',
      isReady = () => takesConnections(port),
    }: {
      port: number;
      signal?: 'TERM' | 'INT' | 'QUIT' | 'KILL';
      isReady?: () => Promise<boolean>;
    },
  ): Promise<Service> {
    const child = spawn('/bin/sh', ['-c', LEASH, 'sh', signal, program, ...args], {
      ...runAs(account),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said = listen(child);
    for (let tries = 0; !(await isReady()); tries += 1) {
      if (child.exitCode !== null || tries > 600) {
        child.stdin?.end();
        throw new Error(`${program} did not start:\n${said()}`);
      }
      await delay(50);
    }
    return new Service(child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin?.end();
    await ended(this.#child);
  }
}

/** Collects what a process says; unread, it would stop once its pipe is full. */
function listen(child: ChildProcess): () => string {
  let text = '';
  const hear = (chunk: Buffer): void => void (text = (text + String(chunk)).slice(-4000));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return () => text;
}

const takesConnections = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });
