import { resolve } from 'node:path';
import { type Config, localUrl } from './config.ts';
import { ConfigError } from './error.ts';
import { listOf } from './forms.ts';
import { defaultSender, toSender } from './mail.ts';
import type { Environment } from './schema.ts';
import { keptSecret } from './secrets.ts';

/** Where the process stands: what a default depends on besides the settings. */
export interface Surroundings {
  /** The root of the checkout; relative paths start there. */
  readonly root: string;
  readonly terminal: boolean;
}

/** Fills in what was not set, makes the secret and freezes the whole. */
export function derive(env: Environment, { root, terminal }: Surroundings): Config {
  const nodeEnv = env.NODE_ENV ?? 'development';
  const port = env.PORT ?? 3000;
  const dataDir = resolve(root, env.DATA_DIR ?? '.data');
  const baseUrl = env.BASE_URL === undefined ? localUrl(port) : new URL(env.BASE_URL).origin;
  return Object.freeze({
    nodeEnv,
    port,
    portIsFixed: env.PORT !== undefined,
    host: env.HOST ?? 'localhost',
    healthPort: env.HEALTH_PORT,
    baseUrl,
    baseUrlIsFixed: env.BASE_URL !== undefined,
    trustedProxies: Object.freeze(listOf(env.TRUSTED_PROXIES ?? '')),
    dataDir,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    appSecret: secretOf(env, dataDir),
    pageSize: env.PAGE_SIZE ?? 10,
    accessTokenMinutes: env.ACCESS_TOKEN_MINUTES ?? 10,
    refreshTokenDays: env.REFRESH_TOKEN_DAYS ?? 30,
    poolSize: env.POOL_SIZE ?? 10,
    warmSchemas: env.WARM_SCHEMAS ?? 8,
    migrateWorkers: env.MIGRATE_WORKERS ?? 4,
    replicaLagSeconds: env.REPLICA_LAG_SECONDS ?? 5,
    statementTimeoutMs: env.STATEMENT_TIMEOUT_MS ?? 10_000,
    bodyLimitBytes: env.BODY_LIMIT_BYTES ?? 1_048_576,
    logLevel: env.LOG_LEVEL ?? 'info',
    logPretty: env.LOG_PRETTY ?? terminal,
    demo: env.DEMO ?? (env.DATABASE_URL === undefined && nodeEnv !== 'production'),
    sockets: Object.freeze({
      total: env.SOCKETS ?? 20_000,
      perTenant: env.SOCKETS_PER_TENANT ?? 5_000,
      perUser: env.SOCKETS_PER_USER ?? 20,
    }),
    loginAttempts: env.LOGIN_ATTEMPTS ?? 10,
    signUp: signUpOf(env),
    signUps: env.SIGN_UPS ?? 20,
    smtpUrl: env.SMTP_URL,
    mailFrom: Object.freeze(
      (env.MAIL_FROM && toSender(env.MAIL_FROM)) || defaultSender(new URL(baseUrl).hostname),
    ),
    worker: env.WORKER ?? 'embedded',
    workerJobs: env.WORKER_JOBS ?? 8,
    rateLimits: env.RATE_LIMITS !== 'off',
    dnsServers: Object.freeze(listOf(env.DNS_SERVERS ?? '')),
    outboundAllow: Object.freeze(listOf(env.OUTBOUND_ALLOW ?? '')),
    outboundHttp: env.OUTBOUND_HTTP ?? false,
  });
}

/** A mail that only lies in a file reaches no one: in production no one could sign up, and no one would say why. */
function signUpOf({
  SIGN_UP: signUp = 'direct',
  NODE_ENV,
  SMTP_URL,
}: Environment): Config['signUp'] {
  if (signUp === 'confirmed' && NODE_ENV === 'production' && SMTP_URL === undefined) {
    throw new ConfigError([
      'SIGN_UP: "confirmed" sends mail, and no mail server is set; set SMTP_URL, or SIGN_UP=direct',
    ]);
  }
  return signUp;
}

/** Several processes on one database must agree on the secret, so there it cannot be made up. */
function secretOf(env: Environment, dataDir: string): string {
  if (env.APP_SECRET !== undefined) return env.APP_SECRET;
  if (env.NODE_ENV === 'production' && env.DATABASE_URL !== undefined) {
    throw new ConfigError([
      'APP_SECRET: is missing; in production with DATABASE_URL, set at least 32 characters',
    ]);
  }
  return keptSecret(dataDir);
}
