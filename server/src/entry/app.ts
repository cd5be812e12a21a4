import type { FastifyInstance } from 'fastify';
import type { Config } from '#config/index.ts';
import type { Clock } from '#kernel/time.ts';
import type { TxtLookup } from '#platform/dns/index.ts';
import type { Route } from '#platform/http/index.ts';
import type { Outbound } from '#platform/outbound/index.ts';
import type { Logger } from '#platform/log/index.ts';
import type { MailTransport } from '#platform/mail/index.ts';
import type { Passwords } from '#identity/index.ts';
import type { PostgresServer } from '#tenancy/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { removeAbandoned } from '#features/operations/portable/index.ts';
import { resumeSignUps } from '#features/accounts/signup/index.ts';
import { createApi } from './api.ts';
import { type Core, createCore } from './core.ts';
import { serveHealth } from './health.ts';
import type { Live } from './live.ts';
import { serveDevMail } from './dev-mail/serve.ts';
import { servePages } from './pages.ts';
import { serveUnsubscribe } from './unsubscribe.ts';
import { MailKinds } from '#features/foundation/mail/index.ts';
import type { ProductFeature } from './features.ts';

export interface AppOptions {
  readonly config: Config;
  readonly server: PostgresServer;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly passwords?: Passwords;
  readonly lookup?: TxtLookup;
  readonly outbound?: Outbound;
  readonly mail?: MailTransport;
  /** Features beside those of the list. */
  readonly more?: readonly ProductFeature[];
}

/** Everything one process needs to answer requests; disposing drains and closes it. */
export interface App extends Core {
  readonly http: FastifyInstance;
  /** Every API route, for code that enumerates them. */
  readonly routes: readonly Route[];
  /** What `features.ts` lists, wired. */
  readonly features: readonly Feature[];
  /** Who is connected. */
  readonly live: Live;
  /** Finishes sign-ups that a crash cut off, and removes imports it cut off. @returns how many sign-ups that were */
  resume(): Promise<number>;
}

/** The deployment must have been migrated (`deploy`). */
export async function createApp({
  config,
  server,
  log,
  clock,
  passwords,
  lookup,
  outbound,
  mail,
  more,
}: AppOptions): Promise<App> {
  const onError = (error: unknown): void => log.error({ err: error }, 'background work failed');
  // What could not be made whole is closed again: its connections would keep the process from ending.
  await using stack = new AsyncDisposableStack();
  const core = stack.use(
    createCore({ config, server, onError, clock, passwords, lookup, outbound, mail }),
  );
  await core.connect();
  const { http, routes, features, live } = await createApi(core, log, more);
  stack.use(live);
  stack.defer(() => http.close());
  serveHealth(http, core.tenancy);
  const kinds = new MailKinds(features);
  await serveUnsubscribe(http, core.mailer, kinds);
  serveDevMail(http, config, core.mailer, kinds.all);
  await servePages(http, { secure: config.baseUrl.startsWith('https:') });
  await http.ready();
  const whole = stack.move();
  return {
    ...core,
    http,
    routes,
    features,
    live,
    async resume() {
      await removeAbandoned({ identity: core.identity, server }, onError);
      return resumeSignUps(core, onError);
    },
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  };
}
