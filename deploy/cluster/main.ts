import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/src/config/index.ts';
import { startEmbedded } from '../../server/src/platform/embedded-postgres/index.ts';
import { freePort } from '../../server/src/platform/embedded-postgres/port.ts';
import { untilSignal } from '../../server/src/platform/process/index.ts';
import { Child, type Program } from './child.ts';
import {
  nginxProgram,
  redisProgram,
  serverProgram,
  settingsOf,
  workerProgram,
} from './programs.ts';

/**
 * `npm run cluster`: several servers and workers on one control plane, with Redis, behind nginx, on this
 * machine and without containers. What ends or is killed is started again.
 */
const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '2' },
    workers: { type: 'string', default: '2' },
    port: { type: 'string', default: '8080' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const READY_MS = 60_000;

const servers = count('servers', values.servers);
const workers = count('workers', values.workers);
const port = count('port', values.port);
const stopping = untilSignal();
const began = performance.now();
const directory = mkdtempSync(join(tmpdir(), 'taskforce-cluster-'));
const children: Child[] = [];

try {
  const config = readConfig();
  await using database = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir, log: say });
  const redisUrl = config.redisUrl ?? (await startRedis());
  const baseUrl = `http://localhost:${port}`;
  const settings = settingsOf(config, { baseUrl, redisUrl });
  const ports: number[] = [];
  while (ports.length < servers) ports.push(await freePort());
  // The first one migrates; the others find it done.
  for (const [i, own] of ports.entries()) {
    const server = run(serverProgram(i + 1, own, settings));
    if (i === 0) await untilReady(server, `http://127.0.0.1:${own}`);
  }
  for (let n = 1; n <= workers; n++) run(workerProgram(n, settings));
  for (const [i, own] of ports.entries())
    await untilReady(
      children.find(({ program }) => program.name === `server ${i + 1}`),
      `http://127.0.0.1:${own}`,
    );
  const nginx = run(nginxProgram(writeNginx(ports)));
  await untilReady(nginx, baseUrl);
  announce(baseUrl, ports, redisUrl, database?.dataDir ?? 'DATABASE_URL');
  say(`\nStopping (${await stopping}).`);
  await end();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
  await end();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function run(program: Program): Child {
  const child = new Child(program, say);
  children.push(child);
  child.start();
  return child;
}

async function startRedis(): Promise<string> {
  const [own, password] = [await freePort(), randomBytes(18).toString('base64url')];
  run(redisProgram(own, password));
  return `redis://:${password}@127.0.0.1:${own}`;
}

function writeNginx(ports: readonly number[]): string {
  for (const file of ['nginx.conf', 'forward.conf'])
    copyFileSync(join(import.meta.dirname, '../nginx', file), join(directory, file));
  const lines = ports.map((own) => `server 127.0.0.1:${own} max_fails=1 fail_timeout=2s;\n`);
  writeFileSync(join(directory, 'servers.conf'), lines.join(''));
  writeFileSync(join(directory, 'listen.conf'), `listen 127.0.0.1:${port} default_server;\n`);
  return directory;
}

/** @throws Error with what it said when it does not come up */
async function untilReady(child: Child | undefined, address: string): Promise<void> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    const answer = await fetch(`${address}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`${child?.program.name} did not come up:\n${child?.lastLines}`);
}

/** The last first: nobody is asked for what is gone already. */
async function end(): Promise<void> {
  const named = (word: string): Child[] =>
    children.filter(({ program }) => program.name.startsWith(word));
  for (const word of ['nginx', 'worker', 'server', 'redis'])
    await Promise.all(named(word).map((child) => child.stop()));
}

function announce(
  baseUrl: string,
  ports: readonly number[],
  redisUrl: string,
  dataPlace: string,
): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`\n  The cluster is ready at ${baseUrl}  (${seconds} s)\n`);
  for (const { program, pid } of children) {
    const at = /^server (\d+)$/.exec(program.name);
    const where = at ? `http://127.0.0.1:${ports[Number(at[1]) - 1]}` : '';
    say(`  ${program.name.padEnd(9)}  process ${String(pid).padEnd(7)}  ${where}`.trimEnd());
  }
  say(`  Data       ${dataPlace}`);
  say(`  Redis      ${new URL(redisUrl).host}`);
  say(
    '\n  Kill any of them (kill -9): it is started again, and nothing is lost. Ctrl-C stops everything.\n',
  );
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  say(`--${name}: "${text}" is not a whole number from 1 on`);
  process.exit(2);
}
