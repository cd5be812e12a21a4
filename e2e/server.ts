import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { programFile } from '../scripts/builds.mjs';
import { MailDirectory, readMessage } from '../server/src/platform/mail/index.ts';
import { startNameServer, type Zone } from '../server/test/harness/dns.ts';
import { startReceiver, type Receiver } from '../server/test/harness/receiver.ts';
import { temporaryData } from './processes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = programFile();
const run = promisify(execFile);

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
}

/** A server of its own, with a database of its own, as `npm start` would run it. */
export interface RunningServer extends AsyncDisposable {
  /** The base host's origin. */
  origin: string;
  /** A command of `taskforce` beside the server. @returns what it printed; throws when it fails */
  command: (...args: string[]) => Promise<string>;
  /** Ends the process as a release would, leaves it away for a while, and starts it again. */
  restart: (awayMs: number) => Promise<void>;
  /** What the DNS says, as far as this server asks it. */
  zone: Zone;
  /** The mails to an address, the newest first. */
  mailTo: (address: string) => Promise<ReceivedMail[]>;
  /** The one place besides the internet that this server may send requests to. */
  receiver: Receiver;
}

/**
 * Starts the product on a free port over an empty data directory, and takes both away again.
 * @param settings besides those that every journey has
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const dns = await startNameServer();
  const receiver = await startReceiver();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const data = temporaryData();
  const env = {
    ...process.env,
    PORT: String(port),
    BASE_URL: origin,
    DATA_DIR: data,
    DATABASE_URL: '',
    DEMO: 'false',
    LOG_LEVEL: 'error',
    LOGIN_ATTEMPTS: '1000',
    SIGN_UPS: '1000',
    RATE_LIMITS: 'off',
    DNS_SERVERS: dns.address,
    OUTBOUND_ALLOW: `127.0.0.1:${receiver.port}`,
    ...settings,
  };
  let output = '';
  const serve = () => {
    const started = spawn(process.execPath, [program, 'serve'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    started.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return started;
  };
  let child = serve();
  const ready = () => untilReady(`${origin}/api/health/ready`, () => child.exitCode !== null);
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const restart = async (awayMs: number) => {
    await end();
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    child = serve();
    await ready();
  };
  const stop = async () => {
    await end();
    await dns[Symbol.asyncDispose]();
    await receiver[Symbol.asyncDispose]();
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready();
  } catch (error) {
    await stop();
    throw new Error(`The server did not become ready.\n${output}`, { cause: error });
  }
  const command = async (...args: string[]): Promise<string> =>
    (await run(process.execPath, [program, ...args], { cwd: root, env })).stdout;
  const mailTo = async (address: string): Promise<ReceivedMail[]> => {
    const outbox = new MailDirectory(join(data, 'mail'));
    const raw = await Promise.all((await outbox.list()).map((name) => outbox.read(name)));
    return raw
      .flatMap((one) => (one ? [readMessage(one)] : []))
      .filter(({ headers }) => headers.get('to')?.includes(address))
      .map(({ headers, text }) => ({ subject: headers.get('subject') ?? '', text }));
  };
  return {
    origin,
    command,
    mailTo,
    restart,
    zone: dns.zone,
    receiver,
    [Symbol.asyncDispose]: stop,
  };
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt++) {
    if (hasEnded()) throw new Error('It ended.');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('It took longer than a minute.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
