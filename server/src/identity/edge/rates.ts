import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#kernel/errors.ts';
import {
  type Limits,
  type RateResult,
  WINDOW_SECONDS,
  type Windows,
} from '#platform/limits/index.ts';
import type { PlanResource, TenantRecord } from '#tenancy/model/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import { networkOf } from '../sessions/index.ts';

/** How often a workspace may ask. */
export const rateLimits = {
  requests: {
    name: 'requestsPerMinute',
    summary: 'Requests of all members in a minute',
    otherwise: 1000,
  },
} as const satisfies Record<string, PlanResource>;
/** Of a workspace's requests, one person gets this part at most. */
const SHARE = 0.5;
/** What one person may ask in a minute outside any workspace. */
const ACCOUNT_RATE = 500;
/** What no one in particular may ask in a minute from one address; an office of many people has one. */
const ADDRESS_RATE = 600;

type Policy = 'workspace' | 'person' | 'account' | 'address';

/** Why someone has to wait, and what helps. */
const ADVICE: Record<Policy, string> = {
  workspace: 'This workspace has reached its plan’s limit of requests per minute',
  person: 'You have reached the limit of requests per minute for one person',
  account: 'You have reached the limit of requests per minute for one person',
  address: 'Too many requests without a valid sign-in came from this address',
};

/**
 * How many requests may be made in a minute: by a workspace as its plan says, by one of its people so that
 * the others are not starved, and from an address without a sign-in. Responses report this in
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10).
 */
export class RequestRates {
  readonly #windows: Windows | undefined;

  /** @param isOn otherwise nothing is counted */
  constructor(limits: Limits, isOn: boolean) {
    this.#windows = isOn ? limits.windows('requests') : undefined;
  }

  /** A request of a workspace's member. @throws AppError `rate_limited` */
  async ofMember(reply: FastifyReply, tenant: TenantRecord, userId: string): Promise<void> {
    const limit = limitOf(tenant, rateLimits.requests);
    if (!this.#windows || limit === null) return;
    const share = Math.max(1, Math.ceil(limit * SHARE));
    // The person first: one who is over their share takes nothing from the others.
    const person = await this.#windows.take(`${tenant.id}:${userId}`, share);
    if (!person.isAllowed) {
      say(reply, { person });
      throw refusal('person', person);
    }
    const workspace = await this.#windows.take(tenant.id, limit);
    say(reply, { workspace, person });
    if (workspace.isAllowed) return;
    throw refusal('workspace', workspace, {
      plan: tenant.plan,
      liftedBy: tenant.liftedBy[rateLimits.requests.name] ?? null,
    });
  }

  /** A request of someone signed in that leads into no workspace. @throws AppError `rate_limited` */
  async ofAccount(reply: FastifyReply, userId: string): Promise<void> {
    await this.#one(reply, 'account', userId, ACCOUNT_RATE);
  }

  /** A request of no one in particular. @throws AppError `rate_limited` */
  async ofAddress(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.#one(reply, 'address', networkOf(request.ip), ADDRESS_RATE);
  }

  async #one(reply: FastifyReply, policy: Policy, key: string, limit: number): Promise<void> {
    if (!this.#windows) return;
    const taken = await this.#windows.take(`${policy}:${key}`, limit);
    say(reply, { [policy]: taken });
    if (!taken.isAllowed) throw refusal(policy, taken);
  }
}

function say(reply: FastifyReply, taken: Readonly<Partial<Record<Policy, RateResult>>>): void {
  const all = Object.entries(taken);
  const policies = all.map(([name, { limit }]) => `"${name}";q=${limit};w=${WINDOW_SECONDS}`);
  const states = all.map(
    ([name, { remaining, secondsLeft }]) => `"${name}";r=${remaining};t=${secondsLeft}`,
  );
  void reply.header('ratelimit-policy', policies.join(', '));
  void reply.header('ratelimit', states.join(', '));
}

function refusal(
  policy: Policy,
  { limit, secondsLeft }: RateResult,
  plan?: { readonly plan: string; readonly liftedBy: string | null },
): AppError {
  const wait = `wait ${secondsLeft} second${secondsLeft === 1 ? '' : 's'}`;
  const lift = plan?.liftedBy
    ? `, or upgrade to the plan "${plan.liftedBy}", which allows more`
    : '';
  return new AppError('rate_limited', `${ADVICE[policy]} (${limit}); ${wait}${lift}.`, {
    retryAfter: secondsLeft,
    extra: { policy, limit, windowSeconds: WINDOW_SECONDS, ...plan },
  });
}
