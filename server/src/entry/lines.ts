import { type Config, deriveKey } from '#config/index.ts';
import { type Bus, type Greeting, PairedBus, PostgresBus, RedisBus } from '#platform/bus/index.ts';
import { CacheBus, Epoch, PostgresEpochs, SharedStore } from '#platform/cache/index.ts';
import { Limits } from '#platform/limits/index.ts';
import type { RedisPlace } from '#platform/redis/index.ts';
import type { PostgresServer } from '#tenancy/index.ts';

/** What connects this process with the others of the deployment: the bus, and caches kept in step. */
export class Lines implements AsyncDisposable {
  /** Redis where there is one, with PostgreSQL behind it; PostgreSQL alone otherwise. */
  readonly bus: Bus;
  readonly caches: CacheBus;
  readonly limits: Limits;
  readonly #store: SharedStore | undefined;
  readonly #onError: (error: unknown) => void;

  /**
   * @param onError called when Redis cannot be used, and with errors of listeners
   * @param greeting tells the control plane that this process is there
   */
  constructor(
    config: Config,
    server: PostgresServer,
    { onError, greeting }: { onError: (error: unknown) => void; greeting: Greeting },
  ) {
    const control = new PostgresBus(server.controlUrl(), onError, greeting);
    const redis = redisOf(config, server);
    const epoch = new Epoch(new PostgresEpochs(server.controlUrl()));
    this.#store =
      redis && new SharedStore(redis, deriveKey(config.appSecret, 'values in Redis'), epoch);
    this.bus = redis ? new PairedBus(new RedisBus(redis, onError), control, onError) : control;
    // Caches are told over PostgreSQL even where there is a Redis: a process that is cut off from the control
    // plane can have changed nothing there, while one that is cut off from Redis can.
    this.caches = new CacheBus(control, { epoch, store: this.#store });
    this.limits = new Limits(redis, deriveKey(config.appSecret, 'limits in Redis'));
    this.#onError = onError;
  }

  /** @throws when the control plane cannot be reached now; Redis is tried until it can be */
  async open(): Promise<void> {
    await Promise.all([
      this.bus.open(),
      this.#store?.open().catch(this.#onError),
      this.limits.open().catch(this.#onError),
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.caches[Symbol.asyncDispose]();
    await this.limits[Symbol.asyncDispose]();
    await this.bus[Symbol.asyncDispose]();
  }
}

/** Deployments may share a Redis: what their names begin with there follows from secret and database. */
function redisOf(
  { redisUrl: url, appSecret }: Config,
  { control }: PostgresServer,
): RedisPlace | undefined {
  if (url === undefined) return undefined;
  const name = deriveKey(appSecret, `names in Redis ${control}`).toString('hex').slice(0, 16);
  return { url, namespace: `taskforce:${name}` };
}
