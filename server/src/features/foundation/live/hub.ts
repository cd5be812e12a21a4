import { AppError } from '#kernel/errors.ts';
import { CLOSE, type Socket } from '#platform/sockets/index.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { SocketPeer } from '#identity/index.ts';
import { Conversation } from './conversation.ts';
import type { ResumePosition } from './place.ts';
import { Presence } from './presence.ts';
import { PresenceLine } from './presence-line.ts';
import type { RoomDeps } from './room-deps.ts';
import { Room } from './room.ts';
import { Visit } from './visit.ts';

/** How many connections there may be in one process. */
export interface SocketLimits {
  readonly perUser: number;
  readonly perTenant: number;
  readonly total: number;
}

export interface HubOptions {
  readonly rooms: RoomDeps;
  readonly bus: Bus;
  readonly limits: SocketLimits;
  readonly onError: (error: unknown) => void;
}

/** A tenant's room with everybody in it, let in or still at the door. */
export interface Venue {
  readonly room: Room;
  readonly presence: Presence;
  readonly visits: Set<Visit>;
  readonly close: () => void;
  /** When the last of them left, by the clock of `performance.now`. */
  emptySince: number;
}

/** Somebody who is about to be connected. */
export interface Guest extends SocketPeer {
  readonly venue: Venue;
  /** Where they were before. */
  readonly from: ResumePosition | undefined;
  /** Where the recent past begins, for those who were nowhere. */
  readonly recent: ResumePosition | undefined;
}

/** A room that everybody left is kept a while: they may come back. */
const LINGER_MS = 15_000;

/** Everybody who is connected to this process, by tenant. */
export class Hub implements Disposable {
  readonly venues = new Map<string, Venue>();
  readonly #options: HubOptions;
  readonly #line: PresenceLine;
  readonly #opening = new Map<string, Promise<Venue>>();
  readonly #byUser = new Map<string, number>();
  readonly #openings: (() => void)[] = [];
  #total = 0;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#line = new PresenceLine(options.bus);
  }

  /**
   * Makes ready for somebody who may come in, before they are connected.
   * @throws AppError `rate_limited` or `unavailable` when there are too many; `unavailable` when the tenant cannot be reached
   */
  async expect(entrant: SocketPeer, from: ResumePosition | undefined): Promise<Guest> {
    const venue = await this.#venueOf(entrant.tenant);
    this.#assertRoom(venue, entrant.account.userId);
    const recent = from ? undefined : await venue.room.lately(Date.now());
    return { ...entrant, venue, from, recent };
  }

  /** They are connected. */
  welcome(socket: Socket, { account, actor, tenant, venue, from, recent }: Guest): void {
    const visit = new Visit(account, socket);
    const conversation = new Conversation(visit, venue, this.#options.onError);
    this.#count(venue, visit, 1);
    socket.speaker = {
      hear: (text) => conversation.hear(text),
      left: () => {
        this.#count(venue, visit, -1);
        conversation.left();
      },
    };
    // The room failed, or others took the last seats, while the connection was made.
    if (this.venues.get(tenant.id) !== venue || this.#isOver(venue, account.userId)) {
      socket.close(CLOSE.tryLater, 'no room just now');
      return;
    }
    venue.room.join(visit, actor, () => conversation.greet(tenant, { from, recent }));
  }

  /** Calls back with every venue that opens. */
  onOpened(listener: () => void): void {
    this.#openings.push(listener);
  }

  /** Sends everybody of a tenant away. */
  dismiss(tenantId: string, code: number, reason: string): void {
    const venue = this.venues.get(tenantId);
    if (!venue) return;
    for (const { peer } of venue.visits) peer.close(code, reason);
    venue.close();
  }

  /** Closes rooms that have been empty for a while. */
  tidy(): void {
    const before = performance.now() - LINGER_MS;
    for (const venue of this.venues.values())
      if (venue.visits.size === 0 && venue.emptySince < before) venue.close();
  }

  async #venueOf(tenant: TenantRecord): Promise<Venue> {
    const known = this.venues.get(tenant.id) ?? this.#opening.get(tenant.id);
    if (known) return known;
    const opening = this.#open(tenant).finally(() => this.#opening.delete(tenant.id));
    this.#opening.set(tenant.id, opening);
    return opening;
  }

  async #open(tenant: TenantRecord): Promise<Venue> {
    const { rooms, onError } = this.#options;
    const room = await Room.open(tenant, rooms, (error) => {
      onError(error);
      if (this.venues.get(tenant.id)?.room === room)
        this.dismiss(tenant.id, CLOSE.tryLater, 'the workspace cannot be reached just now');
    });
    const presence = new Presence(room, this.#line.tellerOf(tenant.id), onError);
    const hangUp = this.#line.open(tenant.id, presence);
    const venue: Venue = {
      room,
      presence,
      visits: new Set(),
      emptySince: performance.now(),
      close: () => {
        hangUp();
        room[Symbol.dispose]();
        presence[Symbol.dispose]();
        if (this.venues.get(tenant.id) === venue) this.venues.delete(tenant.id);
      },
    };
    this.venues.set(tenant.id, venue);
    for (const listener of this.#openings) listener();
    return venue;
  }

  #assertRoom(venue: Venue, userId: string): void {
    const { limits } = this.#options;
    if (this.#total >= limits.total)
      throw new AppError('unavailable', 'This server has no room for more connections just now.', {
        retryAfter: 5,
      });
    if (venue.visits.size >= limits.perTenant)
      throw new AppError('rate_limited', 'This workspace has too many connections.', {
        retryAfter: 5,
        extra: { limit: limits.perTenant },
      });
    if ((this.#byUser.get(userId) ?? 0) >= limits.perUser)
      throw new AppError('rate_limited', 'You have too many connections; close some.', {
        retryAfter: 5,
        extra: { limit: limits.perUser },
      });
  }

  #isOver({ visits }: Venue, userId: string): boolean {
    const { limits } = this.#options;
    return (
      this.#total > limits.total ||
      visits.size > limits.perTenant ||
      (this.#byUser.get(userId) ?? 0) > limits.perUser
    );
  }

  #count(venue: Venue, visit: Visit, by: 1 | -1): void {
    const { userId } = visit.account;
    this.#total += by;
    const own = (this.#byUser.get(userId) ?? 0) + by;
    if (own > 0) this.#byUser.set(userId, own);
    else this.#byUser.delete(userId);
    if (by > 0) venue.visits.add(visit);
    else venue.visits.delete(visit);
    if (venue.visits.size === 0) venue.emptySince = performance.now();
  }

  [Symbol.dispose](): void {
    this.#line[Symbol.dispose]();
    for (const { close } of this.venues.values()) close();
  }
}
