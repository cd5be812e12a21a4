import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { StreamedEvent } from '#messaging/events/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import { EncodedEvent } from './frames.ts';
import { type ResumePosition, placeText } from './place.ts';
import type { RoomDeps } from './room-deps.ts';
import type { ConnectedPerson, Visit } from './visit.ts';
import { Walls } from './walls.ts';

/** How many events are read at a time, and how many are replayed before reading everything anew is cheaper. */
const PAGE = 200;
const MOST_REPLAYED = 2_000;
/** Bytes that may wait for somebody who reads what they missed. */
const READING_AHEAD = 262_144;
const LOOK_AGAIN_MS = 10;
/** How many messages go out before others of this process have their turn: an import tells of thousands at once. */
const AT_A_TIME = 1_000;
/** How far back the recent past goes, and how many events of it are told to whoever comes in. */
const RECENT_MS = 60_000;
const MOST_RECENT = 50;

/**
 * Everybody who is connected to one tenant in this process. What happens is told in order, to those who
 * may see it at that moment; whoever missed something reads it from the stream, and goes on live from
 * exactly where that ended.
 */
export class Room implements Disposable {
  readonly people = new Map<string, ConnectedPerson>();
  /** Told when somebody who is here may not see a project any more. */
  onHidden: (person: ConnectedPerson, projectId: string) => void = () => undefined;
  readonly #deps: RoomDeps;
  readonly #walls = new Walls();
  #tenant: TenantRecord;
  #place: ResumePosition = { epoch: 0, position: 0 };
  #subscription: Disposable | undefined;
  readonly #arriving: { visit: Visit; actor: Actor }[] = [];
  /** What is done one after the other. */
  #turns: Promise<void> = Promise.resolve();
  readonly #onFailure: (error: unknown) => void;

  private constructor(tenant: TenantRecord, deps: RoomDeps, onFailure: (error: unknown) => void) {
    this.#tenant = tenant;
    this.#deps = deps;
    this.#onFailure = onFailure;
  }

  /**
   * @param onFailure told when the room cannot know any more who may see what: it is to be left
   * @throws AppError when the tenant cannot be reached
   */
  static async open(
    tenant: TenantRecord,
    deps: RoomDeps,
    onFailure: (error: unknown) => void,
  ): Promise<Room> {
    const room = new Room(tenant, deps, onFailure);
    // Events wait until the walls are known; the walls are read after the stream is listened to.
    const { promise, resolve } = Promise.withResolvers<void>();
    room.#turns = promise;
    const subscription = await deps.events.subscribe(tenant.id, {
      onEvents: (events) => room.#inTurn(() => room.#hear(events)),
      onReset: (place) => room.#inTurn(() => room.#reset(place)),
    });
    room.#subscription = subscription;
    room.#place = subscription.place;
    try {
      room.#walls.reset(await deps.walls.all(await deps.scopeOf(tenant)));
    } catch (error) {
      subscription[Symbol.dispose]();
      throw error;
    } finally {
      resolve();
    }
    return room;
  }

  get tenant(): TenantRecord {
    return this.#tenant;
  }

  /** The tenant as it is now. */
  set tenant(tenant: TenantRecord) {
    this.#tenant = tenant;
  }

  get place(): ResumePosition {
    return this.#place;
  }

  /**
   * The place of a minute ago: whoever read by HTTP and then came in hears from there what those answers may
   * lack. Undefined when too much has happened since.
   */
  async lately(now: number): Promise<ResumePosition | undefined> {
    const { epoch, position } = this.#place;
    const events = await this.#after(Math.max(0, position - MOST_RECENT), MOST_RECENT);
    const first = events.findIndex(({ at }) => Date.parse(at) > now - RECENT_MS);
    if (first === -1) return { epoch, position };
    if (first === 0 && position > MOST_RECENT && events.length >= MOST_RECENT) return undefined;
    return { epoch, position: (events[first]?.position ?? position) - 1 };
  }

  /** Lets somebody in. @param onEntered called in the moment from which events are theirs to hear */
  join(visit: Visit, actor: Actor, onEntered: () => void): void {
    this.#arriving.push({ visit, actor });
    // Those who come while others are let in are let in together.
    this.#inTurn(async () => {
      await this.#letIn();
      if (this.#has(visit)) onEntered();
    });
  }

  leave(visit: Visit): void {
    const { userId } = visit.account;
    const person = this.people.get(userId);
    if (!person?.visits.delete(visit) || person.visits.size > 0) return;
    this.people.delete(userId);
    this.#walls.forget(userId);
  }

  /** Somebody's role or name is another now. */
  reassess(person: ConnectedPerson, actor: Actor): void {
    const before = this.#walls.visibleTo(person.actor);
    person.actor = actor;
    for (const projectId of before)
      if (!this.#walls.standingOf(actor, projectId)) this.#hide(person, projectId);
  }

  /**
   * Whether somebody may see a project that they name. A no is looked up again: they may have heard of a
   * change before this room did.
   */
  async maySee(userId: string, projectId: string): Promise<boolean> {
    if (this.sees(userId, projectId)) return true;
    await new Promise<void>((done) => {
      this.#inTurn(() => this.#refresh(projectId).finally(done));
    });
    return this.sees(userId, projectId);
  }

  /** Whether somebody who is here may see a project, as far as the room knows. */
  sees(userId: string, projectId: string): boolean {
    const actor = this.people.get(userId)?.actor;
    return actor !== undefined && this.#walls.standingOf(actor, projectId) !== undefined;
  }

  directory(): Promise<Directory> {
    return this.#deps.scopeOf(this.#tenant).then((scope) => this.#deps.people.directory(scope));
  }

  /**
   * Sends what came after a place, and goes on live from there.
   * @param onLive told in the same moment, so that nothing comes in between
   * @returns false when that is not to be had any more; then it goes on live from now
   */
  async replay(visit: Visit, from: ResumePosition, onLive: () => void): Promise<boolean> {
    visit.startReading();
    if (await this.#readUp(visit, from, onLive)) return true;
    visit.goLive(this.#place.position);
    return false;
  }

  async #readUp(
    visit: Visit,
    { epoch, position }: ResumePosition,
    onLive: () => void,
  ): Promise<boolean> {
    if (visit.lastSent !== undefined && position < visit.lastSent) return false;
    if (!(await this.#wasThere(epoch, position))) return false;
    visit.rewind(position);
    while (visit.peer.isOpen) {
      if (this.#place.epoch !== epoch) return false;
      if (visit.position >= this.#place.position) {
        visit.goLive(visit.position);
        onLive();
        return true;
      }
      if (visit.peer.waiting > READING_AHEAD) await delay(LOOK_AGAIN_MS);
      else if (!(await this.#readPage(visit, epoch))) return false;
    }
    return true;
  }

  /** Whether everything after a place can still be read, and is not too much. */
  async #wasThere(epoch: number, position: number): Promise<boolean> {
    const ahead = position - this.#place.position;
    if (epoch !== this.#place.epoch || ahead < -MOST_REPLAYED) return false;
    // Another process was ahead of this one, or the client made it up.
    if (ahead > 0) return (await this.#after(position - 1, 1)).length > 0;
    return true;
  }

  async #readPage(visit: Visit, epoch: number): Promise<boolean> {
    const events = await this.#after(visit.position, PAGE);
    const directory = await this.directory();
    const [first] = events;
    if (first?.position !== visit.position + 1 || first.epoch !== epoch) return false;
    for (const event of events) {
      // What this room has not heard of may come with walls it does not know: it comes live.
      if (event.position > this.#place.position || event.epoch !== this.#place.epoch) break;
      if (visit.peer.waiting > READING_AHEAD) break;
      const person = this.people.get(visit.account.userId);
      if (!person) break;
      this.#tellMissed(visit, event, person.actor, directory);
    }
    return true;
  }

  async #after(position: number, limit: number): Promise<readonly StreamedEvent[]> {
    const { events, scopeOf } = this.#deps;
    return events.after(await scopeOf(this.#tenant), position, limit);
  }

  #tellMissed(visit: Visit, event: StreamedEvent, actor: Actor, directory: Directory): void {
    const { position, projectId } = event;
    const presenter = this.#deps.presenters.get(event.type);
    const frame = this.#show(
      event,
      new EncodedEvent(event, presenter, directory, this.#deps.onError),
      actor,
    );
    visit.deliver(position, projectId, frame);
    if (frame || projectId === null || !presenter) return;
    if (
      !this.#walls.standingOf(actor, projectId) &&
      presenter.hides(event as StreamedEvent<never>, actor.userId)
    )
      visit.say({ type: 'project.hidden', projectId });
  }

  #show(
    { projectId, personId }: StreamedEvent,
    frames: EncodedEvent,
    actor: Actor,
  ): Buffer | undefined {
    if (personId !== null && personId !== actor.userId) return undefined;
    if (projectId === null) return frames.for({ actor, project: null });
    const project = this.#walls.standingOf(actor, projectId);
    return project && frames.for({ actor, project });
  }

  async #hear(events: readonly StreamedEvent[]): Promise<void> {
    const directory = await this.directory();
    let told = 0;
    for (const event of events) {
      const { epoch, position } = this.#place;
      if (event.epoch !== epoch || event.position <= position) continue;
      await this.#heedWalls(event);
      this.#place = { epoch, position: event.position };
      const presenter = this.#deps.presenters.get(event.type);
      const frames = new EncodedEvent(event, presenter, directory, this.#deps.onError);
      for (const person of this.people.values()) {
        const frame = this.#show(event, frames, person.actor);
        for (const visit of person.visits) visit.pass(event.position, event.projectId, frame);
        told += person.visits.size;
      }
      if (told >= AT_A_TIME) {
        told = 0;
        await nextTurn();
      }
    }
  }

  /** Before an event about a project is told, the room knows what that project is like now. */
  async #heedWalls({ type, projectId }: StreamedEvent): Promise<void> {
    if (projectId === null) return;
    if (type.startsWith('project.') || !this.#walls.knows(projectId))
      await this.#refresh(projectId);
  }

  /** Reads who may see a project now, and tells those who could and may not any more. */
  async #refresh(projectId: string): Promise<void> {
    const now = await this.#deps.walls.one(await this.#deps.scopeOf(this.#tenant), projectId);
    const saw = [...this.people.values()].filter(({ actor }) =>
      this.#walls.standingOf(actor, projectId),
    );
    this.#walls.replace(projectId, now);
    for (const person of saw) {
      if (!this.#walls.standingOf(person.actor, projectId)) this.#hide(person, projectId);
    }
  }

  #hide(person: ConnectedPerson, projectId: string): void {
    for (const visit of person.visits) visit.say({ type: 'project.hidden', projectId });
    this.onHidden(person, projectId);
  }

  async #reset(place: ResumePosition): Promise<void> {
    this.#walls.reset(await this.#deps.walls.all(await this.#deps.scopeOf(this.#tenant)));
    await this.#readRoles([...this.people.keys()]);
    this.#place = place;
    for (const { visits } of this.people.values()) {
      for (const visit of visits) {
        if (visit.stage !== 'reading') visit.goLive(place.position);
        visit.say({ type: 'reload', position: placeText(place) });
      }
    }
  }

  async #letIn(): Promise<void> {
    const arriving = this.#arriving.splice(0).filter(({ visit }) => visit.peer.isOpen);
    if (arriving.length === 0) return;
    await this.#readRoles([...new Set(arriving.map(({ actor }) => actor.userId))]);
    for (const { visit, actor } of arriving) {
      if (!visit.peer.isOpen) continue;
      const person = this.people.get(actor.userId) ?? { actor, visits: new Set() };
      this.people.set(actor.userId, person);
      person.visits.add(visit);
      visit.letIn(this.#place.position);
    }
    for (const { actor } of arriving) {
      if (!this.people.has(actor.userId)) this.#walls.forget(actor.userId);
    }
  }

  async #readRoles(personIds: readonly string[]): Promise<void> {
    const scope = await this.#deps.scopeOf(this.#tenant);
    this.#walls.admit(personIds, await this.#deps.walls.rolesOf(scope, personIds));
  }

  #has(visit: Visit): boolean {
    return this.people.get(visit.account.userId)?.visits.has(visit) ?? false;
  }

  #inTurn(work: () => Promise<void>): void {
    this.#turns = this.#turns.then(work).catch((error: unknown) => this.#onFailure(error));
  }

  [Symbol.dispose](): void {
    this.#subscription?.[Symbol.dispose]();
  }
}
