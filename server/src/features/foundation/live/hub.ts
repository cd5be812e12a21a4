import { AppError } from '#kernel/errors.ts';
import { CLOSE, type Socket } from '#platform/sockets/index.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { AuthenticatedPeer } from '#identity/index.ts';
import { ClientProtocol } from './client-protocol.ts';
import type { ResumePosition } from './resume-position.ts';
import { Presence } from './presence.ts';
import { PresenceBus } from './presence-bus.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { LiveChannel } from './channel.ts';
import { LiveConnection } from './connection.ts';
import { Typing } from './typing.ts';
import { TypingBus } from './typing-bus.ts';

/** How many connections there may be in one process. */
export interface SocketLimits {
  readonly perUser: number;
  readonly perTenant: number;
  readonly total: number;
}

export interface HubOptions {
  readonly channelDeps: ChannelDeps;
  readonly bus: Bus;
  readonly limits: SocketLimits;
  readonly onError: (error: unknown) => void;
}

/** A tenant's channel with all its connections, joined or joining. */
export interface ChannelEntry {
  readonly channel: LiveChannel;
  readonly presence: Presence;
  readonly typing: Typing;
  readonly connections: Set<LiveConnection>;
  readonly close: () => void;
  /** When the last of them left, by the clock of `performance.now`. */
  emptySince: number;
}

/** Someone who is about to be connected. */
export interface PendingConnection extends AuthenticatedPeer {
  readonly entry: ChannelEntry;
  /** Where they were before. */
  readonly from: ResumePosition | undefined;
  /** Where the recent past begins, for those who were nowhere. */
  readonly recent: ResumePosition | undefined;
}

/** A channel that everyone left is kept a while: they may come back. */
const LINGER_MS = 15_000;

/** Everyone who is connected to this process, by tenant. */
export class Hub implements Disposable {
  readonly channels = new Map<string, ChannelEntry>();
  readonly #options: HubOptions;
  readonly #presenceBus: PresenceBus;
  readonly #typingBus: TypingBus;
  readonly #opening = new Map<string, Promise<ChannelEntry>>();
  readonly #byUser = new Map<string, number>();
  readonly #openListeners: (() => void)[] = [];
  #total = 0;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#presenceBus = new PresenceBus(options.bus);
    this.#typingBus = new TypingBus(options.bus);
  }

  /**
   * Makes ready for someone who may come in, before they are connected.
   * @throws AppError `rate_limited` or `unavailable` when there are too many; `unavailable` when the tenant cannot be reached
   */
  async prepare(
    peer: AuthenticatedPeer,
    from: ResumePosition | undefined,
  ): Promise<PendingConnection> {
    const entry = await this.#entryOf(peer.tenant);
    this.#assertCapacity(entry, peer.account.userId);
    const recent = from ? undefined : await entry.channel.recentStart(Date.now());
    return { ...peer, entry, from, recent };
  }

  /** They are connected. */
  onOpen(socket: Socket, { account, actor, tenant, entry, from, recent }: PendingConnection): void {
    const connection = new LiveConnection(account, socket);
    const protocol = new ClientProtocol(connection, entry, this.#options.onError);
    this.#count(entry, connection, 1);
    socket.handler = {
      onMessage: (text) => protocol.onMessage(text),
      onClose: () => {
        this.#count(entry, connection, -1);
        protocol.onClose();
      },
    };
    // The channel failed, or others took the last seats, while the connection was made.
    if (this.channels.get(tenant.id) !== entry || this.#isOver(entry, account.userId)) {
      socket.close(CLOSE.tryLater, 'no capacity');
      return;
    }
    entry.channel.join(connection, actor, () => protocol.start(tenant, { from, recent }));
  }

  /** Calls back with every channel that opens. */
  onChannelOpened(listener: () => void): void {
    this.#openListeners.push(listener);
  }

  /** Sends everyone of a tenant away. */
  closeAll(tenantId: string, code: number, reason: string): void {
    const entry = this.channels.get(tenantId);
    if (!entry) return;
    for (const { socket } of entry.connections) socket.close(code, reason);
    entry.close();
  }

  /** Closes channels that have been empty for a while. */
  sweep(): void {
    const before = performance.now() - LINGER_MS;
    for (const entry of this.channels.values())
      if (entry.connections.size === 0 && entry.emptySince < before) entry.close();
  }

  async #entryOf(tenant: TenantRecord): Promise<ChannelEntry> {
    const known = this.channels.get(tenant.id) ?? this.#opening.get(tenant.id);
    if (known) return known;
    const opening = this.#open(tenant).finally(() => this.#opening.delete(tenant.id));
    this.#opening.set(tenant.id, opening);
    return opening;
  }

  async #open(tenant: TenantRecord): Promise<ChannelEntry> {
    const { channelDeps, onError } = this.#options;
    const channel = await LiveChannel.open(tenant, channelDeps, (error) => {
      onError(error);
      if (this.channels.get(tenant.id)?.channel === channel)
        this.closeAll(tenant.id, CLOSE.tryLater, 'the workspace is temporarily unavailable');
    });
    const presence = new Presence(channel, this.#presenceBus.publisherOf(tenant.id), onError);
    const endPresence = this.#presenceBus.open(tenant.id, presence);
    const typing = new Typing(channel, channelDeps, this.#typingBus.publisherOf(tenant.id));
    const endTyping = this.#typingBus.open(tenant.id, typing);
    const entry: ChannelEntry = {
      channel,
      presence,
      typing,
      connections: new Set(),
      emptySince: performance.now(),
      close: () => {
        endPresence();
        endTyping();
        channel[Symbol.dispose]();
        presence[Symbol.dispose]();
        if (this.channels.get(tenant.id) === entry) this.channels.delete(tenant.id);
      },
    };
    this.channels.set(tenant.id, entry);
    for (const listener of this.#openListeners) listener();
    return entry;
  }

  #assertCapacity(entry: ChannelEntry, userId: string): void {
    const { limits } = this.#options;
    if (this.#total >= limits.total)
      throw new AppError(
        'unavailable',
        'This server has no capacity for more connections right now.',
        {
          retryAfter: 5,
        },
      );
    if (entry.connections.size >= limits.perTenant)
      throw new AppError('rate_limited', 'This workspace has too many connections.', {
        retryAfter: 5,
        extra: { limit: limits.perTenant },
      });
    if ((this.#byUser.get(userId) ?? 0) >= limits.perUser)
      throw new AppError('rate_limited', 'You have too many open connections; close some.', {
        retryAfter: 5,
        extra: { limit: limits.perUser },
      });
  }

  #isOver({ connections }: ChannelEntry, userId: string): boolean {
    const { limits } = this.#options;
    return (
      this.#total > limits.total ||
      connections.size > limits.perTenant ||
      (this.#byUser.get(userId) ?? 0) > limits.perUser
    );
  }

  #count(entry: ChannelEntry, connection: LiveConnection, by: 1 | -1): void {
    const { userId } = connection.account;
    this.#total += by;
    const own = (this.#byUser.get(userId) ?? 0) + by;
    if (own > 0) this.#byUser.set(userId, own);
    else this.#byUser.delete(userId);
    if (by > 0) entry.connections.add(connection);
    else entry.connections.delete(connection);
    if (entry.connections.size === 0) entry.emptySince = performance.now();
  }

  [Symbol.dispose](): void {
    this.#presenceBus[Symbol.dispose]();
    this.#typingBus[Symbol.dispose]();
    for (const { close } of this.channels.values()) close();
  }
}
