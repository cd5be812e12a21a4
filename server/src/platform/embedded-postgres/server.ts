import { rmSync } from 'node:fs';
import { adminUrlOf } from './ask.ts';
import { lastLines } from './failure.ts';
import type { Launch } from './launch.ts';
import { isServerOf } from './liveness.ts';
import { leaveWord, onWordOfStop, untilOthersLeft } from './notice.ts';
import type { DataDirectory } from './data-directory.ts';
import type { Postmaster } from './postmaster.ts';

/** How a server ended, or is about to. */
export interface Ending {
  /** `asked`: we stopped it; `owner stops`: who owns it is about to; `gone`: no one said a word. */
  readonly how: 'asked' | 'owner stops' | 'gone';
  /** The last lines of its log. */
  readonly lastLines: readonly string[];
}

/** How long an owner waits for those who joined its server to finish what is under way. */
const patienceMs = 5_000;

/** A running server; disposing stops it, unless another process is its owner. */
export interface EmbeddedServer extends AsyncDisposable {
  /** Superuser, database `postgres`. */
  readonly adminUrl: string;
  readonly port: number;
  /** The directory of the cluster itself, for telling people where their data lives. */
  readonly dataDir: string;
  readonly logFile: string;
  /** True when another process started it and decides when it ends. */
  readonly attached: boolean;
  /** Settles when the server has ended, or its owner has said that it will. */
  readonly closed: Promise<Ending>;
}

/** A server under our own keeper. */
export function ownServer(
  place: DataDirectory,
  { port, kept }: Extract<Launch, { kind: 'up' }>,
  password: string,
  { disposable }: { disposable: boolean },
): EmbeddedServer {
  let how: Ending['how'] = 'gone';
  const closed = kept.ended.then(() => ({ how, lastLines: lastLines(place.log) }));
  const server = described(place, port, password);
  // No one joins a server that is thrown away with its owner.
  if (!disposable) leaveWord(place, 'runs');
  return {
    ...server,
    attached: false,
    closed,
    async [Symbol.asyncDispose]() {
      how = 'asked';
      if (!disposable) {
        leaveWord(place, 'stops');
        await untilOthersLeft(server.adminUrl, patienceMs);
      }
      kept.stop();
      await closed;
      if (disposable) rmSync(place.home, { recursive: true, force: true });
    },
  };
}

/** A server that belongs to another process. */
export function attachedServer(
  place: DataDirectory,
  { pid, port }: Postmaster,
  password: string,
): EmbeddedServer {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const end = (how: Ending['how']) => {
    clearInterval(watch);
    stopListening();
    resolve({ how, lastLines: lastLines(place.log) });
  };
  const watch = setInterval(() => isServerOf(place.cluster, pid) || end('gone'), 500).unref();
  const stopListening = onWordOfStop(place, () => end('owner stops'));
  return {
    ...described(place, port, password),
    attached: true,
    closed: promise,
    async [Symbol.asyncDispose]() {
      end('asked');
    },
  };
}

function described(place: DataDirectory, port: number, password: string) {
  return {
    adminUrl: adminUrlOf(port, password),
    port,
    dataDir: place.cluster,
    logFile: place.log,
  };
}
