import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '#config/files.ts';
import { removeIfStill } from './stale.ts';
import { isServerOf } from './liveness.ts';

/** What a running server has written about itself. */
export interface Postmaster {
  readonly pid: number;
  /** 0 until it has opened its port. */
  readonly port: number;
  readonly state: 'starting' | 'ready' | 'stopping';
}

/**
 * The server that runs on a cluster, by its `postmaster.pid` (pid, directory, start, port, socket,
 * address, memory key, status, a line each).
 * @returns undefined when none runs. A file left by one that was killed is removed when its process
 * id now belongs to something else, which PostgreSQL alone would take for a running server.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  const text = readText(file);
  if (text === undefined) return undefined;
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n');
  if (!/^-?\d+$/.test(pid)) {
    // Either it is being written this moment, or a full disk once kept it from being written.
    if (ageOf(file) < 5_000) return { pid: 0, port: 0, state: 'starting' };
    removeIfStill(file, text);
    return undefined;
  }
  const found = Math.abs(Number(pid));
  if (!isServerOf(cluster, found)) {
    removeIfStill(file, text);
    return undefined;
  }
  const state = status.trim();
  return {
    pid: found,
    port: Number(port) || 0,
    state: state === 'ready' || state === 'stopping' ? state : 'starting',
  };
}

/** Milliseconds since a file was last written. */
function ageOf(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
