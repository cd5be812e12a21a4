import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programFile } from '../../scripts/builds.mjs';
import type { Config } from '../../server/src/config/index.ts';
import type { Program } from './child.ts';

/** Looked for once: what was killed is started again without reading the sources. */
const cli = programFile();
/** Where Debian and others keep what is not on everyone's path. */
const DIRECTORIES = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];

/** @throws Error saying what to install */
export function findProgram(name: string): string {
  const found = DIRECTORIES.map((directory) => join(directory, name)).find(existsSync);
  if (found) return found;
  throw new Error(
    `The cluster needs ${name}, which is not installed (Debian: apt-get install ${name}).`,
  );
}

/** What every process of ours is told, besides what the environment says. */
export function settingsOf(
  config: Config,
  cluster: { readonly baseUrl: string; readonly redisUrl: string },
): Record<string, string> {
  return {
    DATA_DIR: config.dataDir,
    APP_SECRET: config.appSecret,
    BASE_URL: cluster.baseUrl,
    REDIS_URL: cluster.redisUrl,
    LOG_PRETTY: 'false',
  };
}

export const serverProgram = (
  n: number,
  port: number,
  settings: Readonly<Record<string, string>>,
): Program => ({
  name: `server ${n}`,
  command: process.execPath,
  args: [cli, 'serve'],
  env: {
    ...settings,
    PORT: String(port),
    HOST: '127.0.0.1',
    TRUSTED_PROXIES: '127.0.0.1',
    WORKER: 'off',
    DEMO: n === 1 ? 'true' : 'false',
  },
  isOurs: true,
  spare: '--spare',
});

export const workerProgram = (n: number, settings: Readonly<Record<string, string>>): Program => ({
  name: `worker ${n}`,
  command: process.execPath,
  args: [cli, 'worker'],
  env: { ...settings },
  isOurs: true,
});

/** A Redis that keeps nothing on disk: losing it loses nothing. */
export const redisProgram = (port: number, password: string): Program => ({
  name: 'redis',
  command: findProgram('redis-server'),
  args: Object.entries({
    bind: '127.0.0.1',
    port: String(port),
    save: '',
    appendonly: 'no',
    requirepass: password,
  }).flatMap(([name, value]) => [`--${name}`, value]),
  isOurs: false,
});

/** @param directory holds nginx.conf with the two files it includes */
export const nginxProgram = (directory: string): Program => ({
  name: 'nginx',
  command: findProgram('nginx'),
  args: ['-p', directory, '-c', join(directory, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'],
  isOurs: false,
});
