import { AppError } from '#kernel/errors.ts';
import { CLOSE } from '#platform/sockets/index.ts';
import { assertServing } from '#tenancy/lifecycle/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Memberships, Sessions, Standing } from '#identity/index.ts';
import type { Hub, ChannelEntry } from './hub.ts';

/** How often everyone's right to be here is looked at: a right that is gone is gone within a second. */
const REVALIDATE_MS = 250;
/** How long someone may stay whose rights cannot be looked up. */
const MOST_UNSURE_MS = 5_000;

export interface RevalidatorDeps {
  readonly sessions: Pick<Sessions, 'stillOpen'>;
  readonly memberships: Pick<Memberships, 'standingsOf'>;
  /** The current tenant. */
  readonly find: (tenantId: string) => Promise<TenantRecord | undefined>;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends people away whose session, membership or tenant does not let them in any more, and has their new
 * role count at once. It uses the caches of requests, which every process invalidates when
 * something changes; so a look costs no query, and is for sessions and people rather than connections.
 * While there is no channel it does not look at all.
 */
export class SessionRevalidator implements AsyncDisposable {
  readonly #hub: Hub;
  readonly #deps: RevalidatorDeps;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #sureAt = performance.now();
  #hasEnded = false;

  constructor(hub: Hub, deps: RevalidatorDeps) {
    this.#hub = hub;
    this.#deps = deps;
    hub.onChannelOpened(() => this.#start());
  }

  #start(): void {
    if (this.#timer || this.#hasEnded) return;
    this.#sureAt = performance.now();
    this.#timer = setInterval(() => {
      this.#running ??= this.#revalidate().finally(() => {
        this.#running = undefined;
        if (this.#hub.channels.size === 0) this.#stop();
      });
    }, REVALIDATE_MS).unref();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #revalidate(): Promise<void> {
    try {
      this.#hub.sweep();
      const channels = [...this.#hub.channels.values()].filter(
        ({ connections }) => connections.size > 0,
      );
      if (channels.length > 0) {
        await this.#revalidateSessions(channels);
        await Promise.all(channels.map((entry) => this.#revalidateTenant(entry)));
      }
      this.#sureAt = performance.now();
    } catch (error) {
      this.#deps.onError(error);
      if (performance.now() - this.#sureAt > MOST_UNSURE_MS) {
        for (const tenantId of this.#hub.channels.keys())
          this.#hub.closeAll(tenantId, CLOSE.tryLater, 'your permissions cannot be checked now');
      }
    }
  }

  async #revalidateSessions(channels: readonly ChannelEntry[]): Promise<void> {
    const connections = channels.flatMap((entry) => [...entry.connections]);
    const ids = new Set(connections.map(({ account }) => account.sessionId));
    const open = await this.#deps.sessions.stillOpen([...ids]);
    for (const { account, socket } of connections)
      if (!open.has(account.sessionId)) socket.close(CLOSE.unauthenticated, 'session_ended');
  }

  async #revalidateTenant(entry: ChannelEntry): Promise<void> {
    const tenant = await this.#deps.find(entry.channel.tenant.id);
    const refusal = refusalOf(tenant);
    if (!tenant || refusal) {
      this.#hub.closeAll(entry.channel.tenant.id, CLOSE.forbidden, refusal ?? 'not_found');
      return;
    }
    entry.channel.tenant = tenant;
    const users = new Set([...entry.connections].map(({ account }) => account.userId));
    const standings = await this.#deps.memberships.standingsOf(tenant.id, [...users]);
    for (const { account, socket } of entry.connections)
      if (!standings.has(account.userId)) socket.close(CLOSE.forbidden, 'not_a_member');
    for (const [userId, standing] of standings) updateRole(entry, userId, standing);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    this.#stop();
    await this.#running;
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

function updateRole({ channel }: ChannelEntry, userId: string, { role, name }: Standing): void {
  const person = channel.people.get(userId);
  if (!person || (person.actor.role === role && person.actor.name === name)) return;
  const isOther = person.actor.role !== role;
  channel.updateActor(person, { ...person.actor, role, name });
  if (isOther)
    for (const connection of person.connections)
      connection.sendJson({ type: 'role.changed', role });
}
