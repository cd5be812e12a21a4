import type { Config } from '#config/index.ts';
import type { Clock } from '#kernel/time.ts';
import { CacheBus } from '#platform/cache/index.ts';
import { type TxtLookup, dnsTxt } from '#platform/dns/index.ts';
import { createIdentity, type Identity, type Passwords } from '#identity/index.ts';
import { type PostgresServer, Tenancy } from '#tenancy/index.ts';
import { CachedPeople, type People } from '#features/people/index.ts';

export interface CoreOptions {
  readonly config: Config;
  readonly server: PostgresServer;
  /** Hears of failures that belong to no request. */
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock | undefined;
  readonly passwords?: Passwords | undefined;
  /** Asks the DNS; in tests, somebody who answers at will. */
  readonly lookup?: TxtLookup | undefined;
}

/** What the server and every command share: tenants, people and who is who. */
export interface Core extends AsyncDisposable {
  readonly config: Config;
  readonly tenancy: Tenancy;
  readonly identity: Identity;
  readonly people: People;
  readonly lookup: TxtLookup;
  /** Connects the caches, so that this process hears what others change and tells what it changes. */
  connect(): Promise<void>;
}

/** Wires the layers from the ground up; nothing is opened before it is used. */
export function createCore({
  config,
  server,
  onError,
  clock,
  passwords,
  lookup = dnsTxt(config.dnsServers),
}: CoreOptions): Core {
  const caches = new CacheBus(server.controlUrl());
  const tenancy = new Tenancy({
    server,
    caches,
    baseHostname: new URL(config.baseUrl).hostname,
    maxConnections: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    readySchemas: config.warmSchemas,
    replicaLagSeconds: config.replicaLagSeconds,
    onError,
    ...(clock && { clock }),
  });
  const identity = createIdentity({
    tenancy,
    caches,
    config,
    ...(clock && { clock }),
    ...(passwords && { passwords }),
  });
  return {
    config,
    tenancy,
    identity,
    people: new CachedPeople(caches),
    lookup,
    connect: () => caches.open(),
    async [Symbol.asyncDispose]() {
      await tenancy[Symbol.asyncDispose]();
      await caches[Symbol.asyncDispose]();
    },
  };
}
