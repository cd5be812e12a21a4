import { rmSync } from 'node:fs';
import { adminUrlOf } from './ask.ts';
import { lastLines } from './failure.ts';
import type { Launch } from './launch.ts';
import { isServerOf } from './liveness.ts';
import type { Place } from './place.ts';
import type { Postmaster } from './postmaster.ts';

/** How a server ended. */
export interface Ending {
  /** True when we stopped it. */
  readonly asked: boolean;
  /** The last lines of its log. */
  readonly lastLines: readonly string[];
}

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
  /** Settles when the server has ended, asked or not. */
  readonly closed: Promise<Ending>;
}

/** A server under our own keeper. */
export function ownServer(
  place: Place,
  { port, kept }: Extract<Launch, { kind: 'up' }>,
  password: string,
  { disposable }: { disposable: boolean },
): EmbeddedServer {
  let asked = false;
  const closed = kept.ended.then(() => ({ asked, lastLines: lastLines(place.log) }));
  return {
    ...described(place, port, password),
    attached: false,
    closed,
    async [Symbol.asyncDispose]() {
      asked = true;
      kept.stop();
      await closed;
      if (disposable) rmSync(place.home, { recursive: true, force: true });
    },
  };
}

/** A server that belongs to another process. */
export function attachedServer(
  place: Place,
  { pid, port }: Postmaster,
  password: string,
): EmbeddedServer {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const end = (asked: boolean) => {
    clearInterval(watch);
    resolve({ asked, lastLines: lastLines(place.log) });
  };
  const watch = setInterval(() => isServerOf(place.cluster, pid) || end(false), 500).unref();
  return {
    ...described(place, port, password),
    attached: true,
    closed: promise,
    async [Symbol.asyncDispose]() {
      end(true);
    },
  };
}

function described(place: Place, port: number, password: string) {
  return {
    adminUrl: adminUrlOf(port, password),
    port,
    dataDir: place.cluster,
    logFile: place.log,
  };
}
