import Type, { type Static, type TSchema } from 'typebox';
import {
  isDestinationList,
  isNetworkList,
  isOrigin,
  isPostgresUrl,
  isRedisUrl,
  isServerList,
} from './forms.ts';
import { isSender, isSmtpUrl } from './mail.ts';

/** What a value has to be, said to people after the value that is not. */
export interface ValueRule {
  /** Completes `PORT: "abc" …`. */
  readonly wants: string;
  /** Its value must not be repeated in a log. */
  readonly confidential?: boolean;
}

const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

const port: ValueRule = { wants: 'is not a port; use a whole number from 1 to 65535' };

const whole = (minimum: number, maximum: number, unit: string) => {
  const wish: ValueRule = {
    wants: `is not a number of ${unit}; use a whole number from ${minimum} to ${maximum}`,
  };
  return Type.Integer({ minimum, maximum, ...wish });
};

const oneOf = <T extends string[]>(...values: [...T]) => {
  const wish: ValueRule = { wants: `is not known; use one of ${values.join(', ')}` };
  return Type.Enum<T>(values, { type: 'string', ...wish });
};

const flag = () => Type.Boolean({ wants: 'is neither true nor false' } satisfies ValueRule);

const text = (wish: ValueRule, check: (value: string) => boolean) =>
  Type.Refine(Type.String({ ...wish }), check);

/** Every setting, by the name it has in the environment. All are optional. */
export const Environment = Type.Object({
  NODE_ENV: optional(oneOf('development', 'test', 'production')),
  PORT: optional(Type.Integer({ minimum: 1, maximum: 65_535, ...port })),
  HOST: optional(
    text({ wants: 'is not a host name or address' }, (value) => /^[\w.:%-]+$/.test(value)),
  ),
  HEALTH_PORT: optional(Type.Integer({ minimum: 1, maximum: 65_535, ...port })),
  BASE_URL: optional(
    text({ wants: 'is not an origin; use one like https://tasks.example.com' }, isOrigin),
  ),
  TRUSTED_PROXIES: optional(
    text(
      { wants: 'is not a list of addresses; use some like 10.0.0.0/8, 192.0.2.7' },
      isNetworkList,
    ),
  ),
  DATA_DIR: optional(Type.String({ wants: 'is not a directory' } satisfies ValueRule)),
  DATABASE_URL: optional(
    text(
      {
        wants:
          'is not the direct address of a PostgreSQL; use one like postgres://user:password@host:5432/name',
        confidential: true,
      },
      isPostgresUrl,
    ),
  ),
  REDIS_URL: optional(
    text(
      {
        wants: 'is not the address of a Redis; use one like redis://:password@host:6379/0',
        confidential: true,
      },
      isRedisUrl,
    ),
  ),
  APP_SECRET: optional(
    text(
      { wants: 'is too short; use at least 32 characters', confidential: true },
      (value) => value.length >= 32,
    ),
  ),
  PAGE_SIZE: optional(whole(1, 100, 'items')),
  ACCESS_TOKEN_MINUTES: optional(whole(1, 1_440, 'minutes')),
  REFRESH_TOKEN_DAYS: optional(whole(1, 365, 'days')),
  POOL_SIZE: optional(whole(1, 500, 'connections')),
  WARM_SCHEMAS: optional(whole(0, 1_000, 'schemas')),
  MIGRATE_WORKERS: optional(whole(1, 64, 'connections')),
  REPLICA_LAG_SECONDS: optional(whole(1, 3_600, 'seconds')),
  STATEMENT_TIMEOUT_MS: optional(whole(100, 600_000, 'milliseconds')),
  BODY_LIMIT_BYTES: optional(whole(1_024, 1_073_741_824, 'bytes')),
  LOG_LEVEL: optional(oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')),
  LOG_PRETTY: optional(flag()),
  DEMO: optional(flag()),
  SOCKETS: optional(whole(1, 1_000_000, 'connections')),
  SOCKETS_PER_TENANT: optional(whole(1, 1_000_000, 'connections')),
  SOCKETS_PER_USER: optional(whole(1, 1_000_000, 'connections')),
  LOGIN_ATTEMPTS: optional(whole(1, 10_000, 'attempts a minute')),
  SIGN_UP: optional(oneOf('direct', 'confirmed')),
  SIGN_UPS: optional(whole(1, 1_000_000, 'sign-ups an hour')),
  SMTP_URL: optional(
    text(
      {
        wants:
          'is not the address of a mail server; use one like smtps://user:password@mail.example.com:465',
        confidential: true,
      },
      isSmtpUrl,
    ),
  ),
  MAIL_FROM: optional(
    text({ wants: 'is not a sender; use one like TaskForce <no-reply@example.com>' }, isSender),
  ),
  RATE_LIMITS: optional(oneOf('on', 'off')),
  DNS_SERVERS: optional(
    text(
      { wants: 'is not a list of name servers; use some like 192.0.2.53, [2001:db8::53]:5353' },
      isServerList,
    ),
  ),
  WORKER: optional(oneOf('embedded', 'off')),
  WORKER_JOBS: optional(whole(1, 200, 'jobs at once')),
  OUTBOUND_ALLOW: optional(
    text(
      { wants: 'is not a list of destinations; use some like 10.1.0.0/16, hooks.intranet:8080' },
      isDestinationList,
    ),
  ),
  OUTBOUND_HTTP: optional(flag()),
});

export type Environment = Static<typeof Environment>;
export type SettingName = keyof Environment;
