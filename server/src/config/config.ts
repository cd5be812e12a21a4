import type { MailSender } from './mail.ts';
import type { Environment } from './schema.ts';

/** Everything that can be set, checked and complete. */
export interface Config {
  readonly nodeEnv: 'development' | 'test' | 'production';
  readonly port: number;
  /** Asked for by name: when it is taken that is an error; otherwise the next free one is used. */
  readonly portIsFixed: boolean;
  /** The host name or address to listen on. */
  readonly host: string;
  /** Where a worker answers health checks; nowhere when undefined. */
  readonly healthPort: number | undefined;
  /** The origin people reach the server at, without a slash at the end. */
  readonly baseUrl: string;
  /** Asked for by name, so it does not follow the port. */
  readonly baseUrlIsFixed: boolean;
  /** Addresses and networks whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Absolute. */
  readonly dataDir: string;
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Absent: no Redis. */
  readonly redisUrl: string | undefined;
  /** The installation's one secret; use it through `deriveKey`. */
  readonly appSecret: string;
  /** Items on a page that names no limit. */
  readonly pageSize: number;
  readonly accessTokenMinutes: number;
  readonly refreshTokenDays: number;
  /** Connections to each cell. */
  readonly poolSize: number;
  /** Ready schemas kept for sign-ups in the schema cells. */
  readonly warmSchemas: number;
  /** Connections to each cell while it is migrated. */
  readonly migrateWorkers: number;
  /** How far a read replica may be behind and still be read. */
  readonly replicaLagSeconds: number;
  readonly statementTimeoutMs: number;
  readonly bodyLimitBytes: number;
  readonly logLevel: NonNullable<Environment['LOG_LEVEL']>;
  /** Log for people rather than for machines. */
  readonly logPretty: boolean;
  /** Load the demo tenant on the first start. */
  readonly demo: boolean;
  /** WebSocket connections to one process: all, those of a workspace, those of a person. */
  readonly sockets: {
    readonly total: number;
    readonly perTenant: number;
    readonly perUser: number;
  };
  /** Failed logins a minute, for an address and an account. */
  readonly loginAttempts: number;
  /** Whether a new account is there at once, or once its address was confirmed by mail. */
  readonly signUp: 'direct' | 'confirmed';
  /** New workspaces an hour, from one address. */
  readonly signUps: number;
  /** The server mail goes out through; without it, mail is written to files. */
  readonly smtpUrl: string | undefined;
  /** Who mail is from. */
  readonly mailFrom: MailSender;
  /** Whether `serve` also does jobs; otherwise `taskforce worker` processes do. */
  readonly worker: 'embedded' | 'off';
  /** Jobs a worker does at once in each queue that people wait for. */
  readonly workerJobs: number;
  /** Whether requests are counted and bounded. */
  readonly rateLimits: boolean;
  /** Name servers, each `address` or `address:port`; none: those the machine is set to. */
  readonly dnsServers: readonly string[];
  /** Where requests of this server may go besides the internet: `host:port`, an address, or a network. */
  readonly outboundAllow: readonly string[];
  /** Whether they may go out by plain HTTP. */
  readonly outboundHttp: boolean;
}

/** The same settings on another port; the address people use follows unless it was given. */
export function withPort(config: Config, port: number): Config {
  const baseUrl = config.baseUrlIsFixed ? config.baseUrl : localUrl(port);
  return Object.freeze({ ...config, port, baseUrl });
}

export function localUrl(port: number): string {
  return `http://localhost:${port}`;
}
