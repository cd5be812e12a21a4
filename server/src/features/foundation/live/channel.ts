import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { StreamedEvent } from '#messaging/events/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import { EncodedEvent } from './frames.ts';
import { type ResumePosition, formatPosition } from './resume-position.ts';
import type { ChannelDeps } from './channel-deps.ts';
import type { ConnectedPerson, LiveConnection } from './connection.ts';
import { ProjectAcls } from './project-acls.ts';

/** How many events are read at a time, and how many are replayed before reading everything again is cheaper. */
const PAGE = 200;
const MOST_REPLAYED = 2_000;
/** Bytes that may wait for someone who reads what they missed. */
const READING_AHEAD = 262_144;
const LOOK_AGAIN_MS = 10;
/** How many messages go out before others of this process have their turn: an import tells of thousands at once. */
const AT_A_TIME = 1_000;
/** How far back the recent past goes, and how many of its events a new connection gets. */
const RECENT_MS = 60_000;
const MOST_RECENT = 50;

/**
 * Everyone who is connected to one tenant in this process. Events are sent in order, to those who
 * may see it at that moment; a connection that missed something reads it from the stream, and continues live from
 * exactly where that ended.
 */
export class LiveChannel implements Disposable {
  readonly people = new Map<string, ConnectedPerson>();
  /** Called when a connected person loses access to a project. */
  onHidden: (person: ConnectedPerson, projectId: string) => void = () => undefined;
  readonly #deps: ChannelDeps;
  readonly #acls = new ProjectAcls();
  #tenant: TenantRecord;
  #head: ResumePosition = { epoch: 0, position: 0 };
  #subscription: Disposable | undefined;
  readonly #joining: { connection: LiveConnection; actor: Actor }[] = [];
  /** What is done one after the other. */
  #queue: Promise<void> = Promise.resolve();
  readonly #onFailure: (error: unknown) => void;

  private constructor(
    tenant: TenantRecord,
    deps: ChannelDeps,
    onFailure: (error: unknown) => void,
  ) {
    this.#tenant = tenant;
    this.#deps = deps;
    this.#onFailure = onFailure;
  }

  /**
   * @param onFailure called when the channel can no longer check permissions: it must be left
   * @throws AppError when the tenant cannot be reached
   */
  static async open(
    tenant: TenantRecord,
    deps: ChannelDeps,
    onFailure: (error: unknown) => void,
  ): Promise<LiveChannel> {
    const channel = new LiveChannel(tenant, deps, onFailure);
    // Events wait until the access lists are known; these are read after the stream is listened to.
    const { promise, resolve } = Promise.withResolvers<void>();
    channel.#queue = promise;
    const subscription = await deps.events.subscribe(tenant.id, {
      onEvents: (events) => channel.#serialize(() => channel.#onEvents(events)),
      onReset: (head) => channel.#serialize(() => channel.#reset(head)),
    });
    channel.#subscription = subscription;
    channel.#head = subscription.position;
    try {
      channel.#acls.reset(await deps.acls.all(await deps.scopeOf(tenant)));
    } catch (error) {
      subscription[Symbol.dispose]();
      throw error;
    } finally {
      resolve();
    }
    return channel;
  }

  get tenant(): TenantRecord {
    return this.#tenant;
  }

  /** The current tenant. */
  set tenant(tenant: TenantRecord) {
    this.#tenant = tenant;
  }

  get head(): ResumePosition {
    return this.#head;
  }

  /**
   * The position of a minute ago: a client that fetched by HTTP before connecting gets from there what the responses may
   * lack. Undefined when too much has happened since.
   */
  async recentStart(now: number): Promise<ResumePosition | undefined> {
    const { epoch, position } = this.#head;
    const events = await this.#after(Math.max(0, position - MOST_RECENT), MOST_RECENT);
    const first = events.findIndex(({ at }) => Date.parse(at) > now - RECENT_MS);
    if (first === -1) return { epoch, position };
    if (first === 0 && position > MOST_RECENT && events.length >= MOST_RECENT) return undefined;
    return { epoch, position: (events[first]?.position ?? position) - 1 };
  }

  /** Adds a connection. @param onJoined called at the moment from which it receives events */
  join(connection: LiveConnection, actor: Actor, onJoined: () => void): void {
    this.#joining.push({ connection, actor });
    // Those who come while others are let in are let in together.
    this.#serialize(async () => {
      await this.#admitJoining();
      if (this.#has(connection)) onJoined();
    });
  }

  leave(connection: LiveConnection): void {
    const { userId } = connection.account;
    const person = this.people.get(userId);
    if (!person?.connections.delete(connection) || person.connections.size > 0) return;
    this.people.delete(userId);
    this.#acls.forget(userId);
  }

  /** Someone's role or name is another now. */
  updateActor(person: ConnectedPerson, actor: Actor): void {
    const before = this.#acls.visibleTo(person.actor);
    person.actor = actor;
    for (const projectId of before)
      if (!this.#acls.standingOf(actor, projectId)) this.#hide(person, projectId);
  }

  /**
   * Whether someone may see a project that they name. A refusal is looked up again: they may have learned of a
   * change before this channel did.
   */
  async maySee(userId: string, projectId: string): Promise<boolean> {
    if (this.sees(userId, projectId)) return true;
    await new Promise<void>((done) => {
      this.#serialize(() => this.#refresh(projectId).finally(done));
    });
    return this.sees(userId, projectId);
  }

  /** Whether someone who is here may see a project, as far as the channel knows. */
  sees(userId: string, projectId: string): boolean {
    const actor = this.people.get(userId)?.actor;
    return actor !== undefined && this.#acls.standingOf(actor, projectId) !== undefined;
  }

  directory(): Promise<Directory> {
    return this.#deps.scopeOf(this.#tenant).then((scope) => this.#deps.people.directory(scope));
  }

  /**
   * Sends the events after a position, and continues live from there.
   * @param onLive called in the same moment, so that nothing comes in between
   * @returns false when those are no longer available; then it continues live from now
   */
  async replay(
    connection: LiveConnection,
    from: ResumePosition,
    onLive: () => void,
  ): Promise<boolean> {
    connection.startReading();
    if (await this.#readUp(connection, from, onLive)) return true;
    connection.goLive(this.#head.position);
    return false;
  }

  async #readUp(
    connection: LiveConnection,
    { epoch, position }: ResumePosition,
    onLive: () => void,
  ): Promise<boolean> {
    if (connection.lastSent !== undefined && position < connection.lastSent) return false;
    if (!(await this.#wasThere(epoch, position))) return false;
    connection.rewind(position);
    while (connection.socket.isOpen) {
      if (this.#head.epoch !== epoch) return false;
      if (connection.position >= this.#head.position) {
        connection.goLive(connection.position);
        onLive();
        return true;
      }
      if (connection.socket.waiting > READING_AHEAD) await delay(LOOK_AGAIN_MS);
      else if (!(await this.#readPage(connection, epoch))) return false;
    }
    return true;
  }

  /** Whether everything after a position can still be read, and is not too much. */
  async #wasThere(epoch: number, position: number): Promise<boolean> {
    const ahead = position - this.#head.position;
    if (epoch !== this.#head.epoch || ahead < -MOST_REPLAYED) return false;
    // Another process was ahead of this one, or the client made it up.
    if (ahead > 0) return (await this.#after(position - 1, 1)).length > 0;
    return true;
  }

  async #readPage(connection: LiveConnection, epoch: number): Promise<boolean> {
    const events = await this.#after(connection.position, PAGE);
    const directory = await this.directory();
    const [first] = events;
    if (first?.position !== connection.position + 1 || first.epoch !== epoch) return false;
    for (const event of events) {
      // Later events may come with access lists that are not loaded yet: they arrive live.
      if (event.position > this.#head.position || event.epoch !== this.#head.epoch) break;
      if (connection.socket.waiting > READING_AHEAD) break;
      const person = this.people.get(connection.account.userId);
      if (!person) break;
      this.#sendMissed(connection, event, person.actor, directory);
    }
    return true;
  }

  async #after(position: number, limit: number): Promise<readonly StreamedEvent[]> {
    const { events, scopeOf } = this.#deps;
    return events.after(await scopeOf(this.#tenant), position, limit);
  }

  #sendMissed(
    connection: LiveConnection,
    event: StreamedEvent,
    actor: Actor,
    directory: Directory,
  ): void {
    const { position, projectId } = event;
    const presenter = this.#deps.presenters.get(event.type);
    const frame = this.#show(
      event,
      new EncodedEvent(event, presenter, directory, this.#deps.onError),
      actor,
    );
    connection.deliver(position, projectId, frame);
    if (frame || projectId === null || !presenter) return;
    if (
      !this.#acls.standingOf(actor, projectId) &&
      presenter.hides(event as StreamedEvent<never>, actor.userId)
    )
      connection.sendJson({ type: 'project.hidden', projectId });
  }

  #show(
    { projectId, personId }: StreamedEvent,
    frames: EncodedEvent,
    actor: Actor,
  ): Buffer | undefined {
    if (personId !== null && personId !== actor.userId) return undefined;
    if (projectId === null) return frames.for({ actor, project: null });
    const project = this.#acls.standingOf(actor, projectId);
    return project && frames.for({ actor, project });
  }

  async #onEvents(events: readonly StreamedEvent[]): Promise<void> {
    const directory = await this.directory();
    let sent = 0;
    for (const event of events) {
      const { epoch, position } = this.#head;
      if (event.epoch !== epoch || event.position <= position) continue;
      await this.#updateAcl(event);
      this.#head = { epoch, position: event.position };
      const presenter = this.#deps.presenters.get(event.type);
      const frames = new EncodedEvent(event, presenter, directory, this.#deps.onError);
      for (const person of this.people.values()) {
        const frame = this.#show(event, frames, person.actor);
        for (const connection of person.connections)
          connection.deliverLive(event.position, event.projectId, frame);
        sent += person.connections.size;
      }
      if (sent >= AT_A_TIME) {
        sent = 0;
        await nextTurn();
      }
    }
  }

  /** Before an event about a project is sent, the channel loads the project's current state. */
  async #updateAcl({ type, projectId }: StreamedEvent): Promise<void> {
    if (projectId === null) return;
    if (type.startsWith('project.') || !this.#acls.knows(projectId)) await this.#refresh(projectId);
  }

  /** Reads who may see a project now, and tells those who could and may not any more. */
  async #refresh(projectId: string): Promise<void> {
    const now = await this.#deps.acls.one(await this.#deps.scopeOf(this.#tenant), projectId);
    const saw = [...this.people.values()].filter(({ actor }) =>
      this.#acls.standingOf(actor, projectId),
    );
    this.#acls.replace(projectId, now);
    for (const person of saw) {
      if (!this.#acls.standingOf(person.actor, projectId)) this.#hide(person, projectId);
    }
  }

  #hide(person: ConnectedPerson, projectId: string): void {
    for (const connection of person.connections)
      connection.sendJson({ type: 'project.hidden', projectId });
    this.onHidden(person, projectId);
  }

  async #reset(head: ResumePosition): Promise<void> {
    this.#acls.reset(await this.#deps.acls.all(await this.#deps.scopeOf(this.#tenant)));
    await this.#readRoles([...this.people.keys()]);
    this.#head = head;
    for (const { connections } of this.people.values()) {
      for (const connection of connections) {
        if (connection.stage !== 'reading') connection.goLive(head.position);
        connection.sendJson({ type: 'reload', position: formatPosition(head) });
      }
    }
  }

  async #admitJoining(): Promise<void> {
    const joining = this.#joining.splice(0).filter(({ connection }) => connection.socket.isOpen);
    if (joining.length === 0) return;
    await this.#readRoles([...new Set(joining.map(({ actor }) => actor.userId))]);
    for (const { connection, actor } of joining) {
      if (!connection.socket.isOpen) continue;
      const person = this.people.get(actor.userId) ?? { actor, connections: new Set() };
      this.people.set(actor.userId, person);
      person.connections.add(connection);
      connection.admit(this.#head.position);
    }
    for (const { actor } of joining) {
      if (!this.people.has(actor.userId)) this.#acls.forget(actor.userId);
    }
  }

  async #readRoles(personIds: readonly string[]): Promise<void> {
    const scope = await this.#deps.scopeOf(this.#tenant);
    this.#acls.admit(personIds, await this.#deps.acls.rolesOf(scope, personIds));
  }

  #has(connection: LiveConnection): boolean {
    return this.people.get(connection.account.userId)?.connections.has(connection) ?? false;
  }

  #serialize(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => this.#onFailure(error));
  }

  [Symbol.dispose](): void {
    this.#subscription?.[Symbol.dispose]();
  }
}
