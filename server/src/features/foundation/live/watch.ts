import { AppError } from '#kernel/errors.ts';
import { CLOSE } from '#platform/sockets/index.ts';
import { assertServing } from '#tenancy/lifecycle/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Memberships, Sessions, Standing } from '#identity/index.ts';
import type { Hub, Venue } from './hub.ts';

/** How often everybody's right to be here is looked at: a right that is gone is gone within a second. */
const LOOK_MS = 250;
/** How long somebody may stay whose rights cannot be looked up. */
const MOST_UNSURE_MS = 5_000;

export interface WatchDeps {
  readonly sessions: Pick<Sessions, 'stillOpen'>;
  readonly memberships: Pick<Memberships, 'standingsOf'>;
  /** The tenant as it is now. */
  readonly find: (tenantId: string) => Promise<TenantRecord | undefined>;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends people away whose session, membership or tenant does not let them in any more, and has their new
 * role count at once. It asks the memory that requests ask, which every process is told to forget when
 * something changes; so a look costs no query, and is for sessions and people rather than connections.
 * While there is no venue it does not look at all.
 */
export class Watch implements AsyncDisposable {
  readonly #hub: Hub;
  readonly #deps: WatchDeps;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #sureAt = performance.now();
  #hasEnded = false;

  constructor(hub: Hub, deps: WatchDeps) {
    this.#hub = hub;
    this.#deps = deps;
    hub.onOpened(() => this.#start());
  }

  #start(): void {
    if (this.#timer || this.#hasEnded) return;
    this.#sureAt = performance.now();
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
        if (this.#hub.venues.size === 0) this.#stop();
      });
    }, LOOK_MS).unref();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    try {
      this.#hub.tidy();
      const venues = [...this.#hub.venues.values()].filter(({ visits }) => visits.size > 0);
      if (venues.length > 0) {
        await this.#lookAtSessions(venues);
        await Promise.all(venues.map((venue) => this.#lookAtTenant(venue)));
      }
      this.#sureAt = performance.now();
    } catch (error) {
      this.#deps.onError(error);
      if (performance.now() - this.#sureAt > MOST_UNSURE_MS) {
        for (const tenantId of this.#hub.venues.keys())
          this.#hub.dismiss(tenantId, CLOSE.tryLater, 'your rights cannot be looked up just now');
      }
    }
  }

  async #lookAtSessions(venues: readonly Venue[]): Promise<void> {
    const visits = venues.flatMap((venue) => [...venue.visits]);
    const ids = new Set(visits.map(({ account }) => account.sessionId));
    const open = await this.#deps.sessions.stillOpen([...ids]);
    for (const { account, peer } of visits)
      if (!open.has(account.sessionId)) peer.close(CLOSE.unauthenticated, 'session_ended');
  }

  async #lookAtTenant(venue: Venue): Promise<void> {
    const tenant = await this.#deps.find(venue.room.tenant.id);
    const refusal = refusalOf(tenant);
    if (!tenant || refusal) {
      this.#hub.dismiss(venue.room.tenant.id, CLOSE.forbidden, refusal ?? 'not_found');
      return;
    }
    venue.room.tenant = tenant;
    const users = new Set([...venue.visits].map(({ account }) => account.userId));
    const standings = await this.#deps.memberships.standingsOf(tenant.id, [...users]);
    for (const { account, peer } of venue.visits)
      if (!standings.has(account.userId)) peer.close(CLOSE.forbidden, 'not_a_member');
    for (const [userId, standing] of standings) reassess(venue, userId, standing);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    this.#stop();
    await this.#looking;
  }
}

/** The stable code of why a tenant is not served, if it is not. A move goes on without: what is moved can be read. */
function refusalOf(tenant: TenantRecord | undefined): string | undefined {
  if (!tenant) return 'not_found';
  try {
    assertServing(tenant, 'read');
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function reassess({ room }: Venue, userId: string, { role, name }: Standing): void {
  const person = room.people.get(userId);
  if (!person || (person.actor.role === role && person.actor.name === name)) return;
  const isOther = person.actor.role !== role;
  room.reassess(person, { ...person.actor, role, name });
  if (isOther) for (const visit of person.visits) visit.say({ type: 'role.changed', role });
}
