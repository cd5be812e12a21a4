import { Redis } from 'ioredis';
import { freePort } from '#platform/embedded-postgres/port.ts';
import { Service, serviceDirectory } from './service.ts';

/** A Redis of a test's own, which the test may stop, hang and empty. */
export interface TestRedis extends AsyncDisposable {
  readonly url: string;
  /** Says anything to the server, past the code under test. */
  readonly client: Redis;
  /** Makes it hang: connections stay, answers do not come. */
  hang(): void;
  goOn(): void;
  /** Ends it; what it held is gone. */
  stop(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  start(): Promise<void>;
}

const PASSWORD = 'of-the-tests';

const settings = (given: Readonly<Record<string, string>>): string[] =>
  Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);

/** A Redis on a free port that keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const directory = serviceDirectory();
  const port = await freePort();
  const launch = (): Promise<Service> =>
    Service.start(
      'redis-server',
      settings({
        bind: '127.0.0.1',
        port: String(port),
        dir: directory.path,
        save: '',
        appendonly: 'no',
        requirepass: PASSWORD,
      }),
      // One that hangs hears no other signal.
      { port, signal: 'KILL' },
    );
  let service: Service | undefined = await launch();
  const url = `redis://:${PASSWORD}@127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  const idOf = async (): Promise<number> =>
    Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]);
  let processId = await idOf();
  const stop = async (): Promise<void> => {
    await service?.[Symbol.asyncDispose]();
    service = undefined;
  };
  return {
    url,
    client,
    hang: () => void process.kill(processId, 'SIGSTOP'),
    goOn: () => void process.kill(processId, 'SIGCONT'),
    stop,
    async start() {
      service = await launch();
      processId = await idOf();
    },
    async [Symbol.asyncDispose]() {
      client.disconnect();
      await stop();
      directory[Symbol.dispose]();
    },
  };
}
