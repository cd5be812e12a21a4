import { deriveKey, type Config } from '#config/index.ts';
import { type Clock, systemClock } from '#kernel/time.ts';
import type { CacheBus } from '#platform/cache/index.ts';
import type { Limits } from '#platform/limits/index.ts';
import type { Tenancy } from '#tenancy/index.ts';
import { Argon2Passwords, type Passwords } from './accounts/index.ts';
import { RequestRates, Sites } from './edge/index.ts';
import { Memberships } from './memberships/index.ts';
import {
  AccessTokens,
  Handoff,
  KnownNetworks,
  LoginThrottle,
  RefreshTransport,
  Sessions,
  Tickets,
} from './sessions/index.ts';
import type { Control, IdentityTables } from './tables/index.ts';

export interface IdentityOptions {
  readonly tenancy: Tenancy;
  readonly caches: CacheBus;
  readonly limits: Limits;
  readonly config: Pick<
    Config,
    | 'appSecret'
    | 'baseUrl'
    | 'accessTokenMinutes'
    | 'refreshTokenDays'
    | 'loginAttempts'
    | 'signUp'
    | 'rateLimits'
    | 'pageSize'
  >;
  readonly clock?: Clock;
  readonly passwords?: Passwords;
}

/** Everything that knows who someone is, wired once per process. */
export interface Identity {
  readonly tenancy: Tenancy;
  readonly control: Control;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly sites: Sites;
  readonly sessions: Sessions;
  readonly transport: RefreshTransport;
  readonly throttle: LoginThrottle;
  readonly knownNetworks: KnownNetworks;
  /** Where features count what may not happen too often. */
  readonly limits: Limits;
  readonly rates: RequestRates;
  readonly handoff: Handoff;
  readonly tickets: Tickets;
  readonly memberships: Memberships;
  /** Whether a new account is there at once, or once its address was confirmed by mail. */
  readonly signUp: Config['signUp'];
  /** Items on a page whose request names no limit. */
  readonly pageSize: number;
}

export function createIdentity(options: IdentityOptions): Identity {
  const {
    tenancy,
    caches,
    limits,
    config,
    clock = systemClock,
    passwords = new Argon2Passwords(),
  } = options;
  const control: Control = tenancy.control.withTables<IdentityTables>();
  const baseUrl = new URL(config.baseUrl);
  const tokens = new AccessTokens(
    deriveKey(config.appSecret, 'access tokens'),
    config.accessTokenMinutes * 60,
    clock,
  );
  return {
    tenancy,
    control,
    clock,
    passwords,
    sites: new Sites(baseUrl, (hostname) => tenancy.findByHost(hostname)),
    sessions: new Sessions({
      control,
      caches,
      tokens,
      refreshTokenDays: config.refreshTokenDays,
      clock,
    }),
    transport: new RefreshTransport(baseUrl),
    throttle: new LoginThrottle(limits, config.loginAttempts),
    knownNetworks: new KnownNetworks(),
    limits,
    rates: new RequestRates(limits, config.rateLimits),
    handoff: new Handoff(control, clock),
    tickets: new Tickets(control, clock),
    memberships: new Memberships(control, caches),
    signUp: config.signUp,
    pageSize: config.pageSize,
  };
}
