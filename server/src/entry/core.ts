import type { Config } from '#config/index.ts';
import type { Clock } from '#kernel/time.ts';
import type { Bus, Greeting } from '#platform/bus/index.ts';
import { type TxtLookup, dnsTxt } from '#platform/dns/index.ts';
import type { MailTransport } from '#platform/mail/index.ts';
import { type Outbound, createOutbound, resolveBy } from '#platform/outbound/index.ts';
import { createIdentity, type Identity, type Passwords } from '#identity/index.ts';
import { Queue } from '#platform/queue/index.ts';
import { type PostgresServer, Tenancy } from '#tenancy/index.ts';
import { EventFeed, ProcessEntry, OutboxNotifier, streamOf } from '#messaging/events/index.ts';
import { Jobs, QUEUES } from '#messaging/jobs/index.ts';
import { SecretCipher } from '#tenancy/secrets/index.ts';
import type { Mailer } from '#features/foundation/mail/index.ts';
import { CachedPeople, type People } from '#features/foundation/people/index.ts';
import { Lines } from './lines.ts';
import { createMailer, mailTransport } from './mail.ts';

export interface CoreOptions {
  readonly config: Config;
  readonly server: PostgresServer;
  /** Error callback for failures outside of requests. */
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock | undefined;
  readonly passwords?: Passwords | undefined;
  /** Asks the DNS; in tests, someone who answers at will. */
  readonly lookup?: TxtLookup | undefined;
  /** Asks the outside; in tests, someone who leaves the machine alone. */
  readonly outbound?: Outbound | undefined;
  /** Takes mail; in tests, someone who reads it. */
  readonly mail?: MailTransport | undefined;
}

/** What the server and every command share: tenants, people and who is who. */
export interface Core extends AsyncDisposable {
  readonly config: Config;
  readonly tenancy: Tenancy;
  readonly identity: Identity;
  readonly people: People;
  readonly lookup: TxtLookup;
  /** The one way to the outside. */
  readonly outbound: Outbound;
  /** Keeps secrets of tenants. */
  readonly cipher: SecretCipher;
  readonly mailer: Mailer;
  /** Where mail goes. */
  readonly mail: MailTransport;
  /** The line to the other processes of the deployment. */
  readonly bus: Bus;
  /** Tells what happens in tenants, whichever process it happens in. */
  readonly feed: EventFeed;
  /** Wakes the relay of a cell, in whichever process it runs. */
  readonly notifier: OutboxNotifier;
  /** Queues background jobs. */
  readonly jobs: Jobs;
  /** The store of `jobs`, for the worker. */
  readonly queue: Queue;
  /** Opens the bus, so that this process receives and sends invalidations and events. */
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
  outbound = createOutbound({
    allow: config.outboundAllow,
    allowHttp: config.outboundHttp,
    resolve: resolveBy(config.dnsServers),
  }),
  mail = mailTransport(config),
}: CoreOptions): Core {
  const entry = new ProcessEntry();
  const greeting: Greeting = {
    opening: entry.opening,
    // A row that stays says that someone has to look for what this process could not tell.
    closing: () => (notifier.isClean ? entry.closing : undefined),
  };
  const lines = new Lines(config, server, { onError, greeting });
  const { bus, caches, limits } = lines;
  const notifier: OutboxNotifier = new OutboxNotifier(bus);
  const queue = new Queue({ url: server.controlUrl(), queues: QUEUES, onError });
  const tenancy = new Tenancy({
    server,
    caches,
    baseHostname: new URL(config.baseUrl).hostname,
    maxConnections: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    readySchemas: config.warmSchemas,
    replicaLagSeconds: config.replicaLagSeconds,
    onAnnounced: (cellId) => notifier.onLocalEvents(cellId),
    onError,
    ...(clock && { clock }),
  });
  const identity = createIdentity({
    tenancy,
    caches,
    limits,
    config,
    ...(clock && { clock }),
    ...(passwords && { passwords }),
  });
  const jobs = new Jobs(queue);
  const cipher = new SecretCipher(config.appSecret);
  const feed = new EventFeed({ bus, sourceOf: (id) => streamOf(tenancy, id), onError });
  return {
    config,
    tenancy,
    identity,
    people: new CachedPeople(caches),
    lookup,
    queue,
    jobs,
    outbound,
    cipher,
    mail,
    mailer: createMailer({ config, identity, jobs, cipher, transport: mail }),
    bus,
    feed,
    notifier,
    connect: () => lines.open(),
    async [Symbol.asyncDispose]() {
      await feed[Symbol.asyncDispose]();
      await mail[Symbol.asyncDispose]();
      await queue[Symbol.asyncDispose]();
      await outbound[Symbol.asyncDispose]();
      await tenancy[Symbol.asyncDispose]();
      await notifier[Symbol.asyncDispose]();
      await lines[Symbol.asyncDispose]();
    },
  };
}
