import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, renameSync, statSync } from 'node:fs';
import { runAs } from './account.ts';
import type { DataDirectory } from './data-directory.ts';
import { cleanEnvironment } from './run.ts';

/**
 * The parent of the server: waits for our end of its standard input to close, which happens however
 * we die, and then stops the server: a fast shutdown, repeated because one sent in the first moments
 * is not heard, and after a minute an immediate one. It runs in a session of its own and ignores the
 * signals of a terminal or service manager, so that the server outlasts our own orderly end.
 * Arguments: a directory to remove after an orderly end (or none), the program and its arguments.
 */
const script = `
trap '' HUP INT TERM
disposable=$1
shift
exec 3<&0 </dev/null
(trap - HUP INT TERM; exec "$@" 3<&-) &
server=$!
(
  read -r _ <&3
  signal=INT tries=0
  while kill -s "$signal" "$server"; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || signal=QUIT
    sleep 1
  done
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$server"
status=$?
kill -s KILL "$watcher" 2>/dev/null
if [ "$status" -eq 0 ] && [ -n "$disposable" ]; then rm -rf "$disposable"; fi
exit "$status"
`;

/** A server process of ours. */
export interface Kept {
  /** Settles with the exit status when the server has ended, for whatever reason. */
  readonly ended: Promise<number>;
  /** Where in the log this server's lines begin, in bytes. */
  readonly logStart: number;
  /** Asks the server to stop; wait for `ended`. */
  stop(): void;
}

const largestLog = 5 * 1024 * 1024;

/** Starts a program under a keeper, its output appended to the place's log. */
export function keep(
  place: DataDirectory,
  program: string,
  args: readonly string[],
  { disposable }: { disposable: boolean },
): Kept {
  const log = openLog(place.log);
  const logStart = fstatSync(log).size;
  const keeper = spawn(
    '/bin/sh',
    ['-c', script, 'keeper', disposable ? place.home : '', program, ...args],
    {
      ...runAs(place.account),
      cwd: '/',
      detached: true,
      env: cleanEnvironment,
      stdio: ['pipe', log, log],
    },
  );
  closeSync(log);
  const line = keeper.stdin;
  line?.on('error', () => {});
  const ended = new Promise<number>((resolve) => {
    keeper.on('error', () => resolve(127));
    keeper.on('exit', (code) => resolve(code ?? 128));
  });
  // A process that forgets to stop the server can still exit, and the server then stops as well.
  keeper.unref();
  return {
    ended,
    logStart,
    stop() {
      keeper.ref();
      line?.destroy();
    },
  };
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
