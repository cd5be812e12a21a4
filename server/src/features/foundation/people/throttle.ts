import { AppError } from '#kernel/errors.ts';
import type { Counter, Limits } from '#platform/limits/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import { peopleLimits } from './limits.ts';

const DAY_SECONDS = 86_400;
/** One person, in all workspaces together. */
export const INVITATIONS_PER_PERSON = 200;
/** One address, from all workspaces together. */
export const INVITATIONS_PER_ADDRESS = 5;
const [FEWEST_OF_WORKSPACE, MOST_OF_WORKSPACE] = [20, 1000];

/** A workspace may invite everyone that its plan has room for twice in a day. */
export const invitationsPerWorkspace = (tenant: Pick<TenantRecord, 'limits'>): number =>
  Math.min(
    MOST_OF_WORKSPACE,
    Math.max(FEWEST_OF_WORKSPACE, 2 * (limitOf(tenant, peopleLimits.members) ?? MOST_OF_WORKSPACE)),
  );

/**
 * Bounds the mail that invitations send to strangers: each makes one, also when it replaces another. Seats do not bound
 * it, because an invitation that is taken back gives its seat back.
 */
export class InvitationThrottle {
  readonly #limits: Limits;
  readonly #byAddress: Counter;
  readonly #byPerson: Counter;
  /** By how many a workspace may send. */
  readonly #byWorkspace = new Map<number, Counter>();

  constructor(limits: Limits) {
    this.#limits = limits;
    const seconds = DAY_SECONDS;
    this.#byAddress = limits.counter({
      name: 'invitations-to',
      points: INVITATIONS_PER_ADDRESS,
      seconds,
    });
    this.#byPerson = limits.counter({
      name: 'invitations-by',
      points: INVITATIONS_PER_PERSON,
      seconds,
    });
  }

  /**
   * Call once nothing else speaks against the invitation.
   * @param tenant whose invitation it is
   * @throws AppError `rate_limited`, which says the limit
   */
  async admit(
    tenant: Pick<TenantRecord, 'id' | 'limits'>,
    { personId, email }: { personId: string; email: string },
  ): Promise<void> {
    const most = invitationsPerWorkspace(tenant);
    await take(this.#ofWorkspaces(most), tenant.id, most, 'a workspace sends');
    await take(this.#byPerson, personId, INVITATIONS_PER_PERSON, 'one person sends');
    await take(this.#byAddress, email, INVITATIONS_PER_ADDRESS, 'one address gets');
  }

  #ofWorkspaces(points: number): Counter {
    const known = this.#byWorkspace.get(points);
    if (known) return known;
    const made = this.#limits.counter({
      name: `invitations-of-${points}`,
      points,
      seconds: DAY_SECONDS,
    });
    this.#byWorkspace.set(points, made);
    return made;
  }
}

async function take(counter: Counter, key: string, limit: number, whose: string): Promise<void> {
  const { isOver, secondsLeft: retryAfter } = await counter.add(key);
  if (!isOver) return;
  throw new AppError(
    'rate_limited',
    `Invitation limit reached: ${whose} at most ${limit} per day. Try again later.`,
    { retryAfter, extra: { limit } },
  );
}
