import { derivedId } from '#kernel/ids.ts';
import type { TenantEvent } from '#messaging/events/index.ts';
import { RetryLater } from '#messaging/jobs/index.ts';
import { type TenantScope, type TxScope, namedBatch } from '#tenancy/scope/index.ts';
import { type Actor, type Notice, roleInProject } from '#identity/index.ts';
import { findProject, standingOf } from '#features/work/projects/index.ts';
import { notesOf, taskOf } from './audience.ts';
import { announceInbox } from './events.ts';
import { type InboxEntry, type Note, lookBack, takeIn, takesIn } from './model.ts';
import { close, growEntry, putEntry, recentEntries, taskExists } from './store/record.ts';
import { toEntry } from './store/tables.ts';

/** What is read about people before they are notified. */
export interface Recipients {
  /** Undefined for someone who is no active member. */
  readonly actorOf: (tenantId: string, personId: string) => Promise<Actor | undefined>;
  /** Of what concerns each of them, what they want in their inboxes. */
  readonly wanted: (
    notes: ReadonlyMap<string, readonly Note[]>,
  ) => Promise<ReadonlyMap<string, readonly Note[]>>;
}

/** What decides who is notified of an event. */
export interface InboxRules {
  readonly notices: readonly Notice[];
  readonly recipients: Recipients;
}

/** Units of work at once on one entry are rare; so many in a row are a fault. */
const MOST_COLLISIONS = 5;

/** Thrown inside a unit of work that has to begin again, because another was faster. */
class Collision extends Error {
  override readonly name = 'Collision';
}

/**
 * Notifies the people whom an event concerns, who want it and may see its project at this moment. However
 * often it runs for an event, it tells them once.
 * @returns the notified people
 */
export async function recordEvent(
  scope: TenantScope,
  event: TenantEvent,
  { notices, recipients }: InboxRules,
): Promise<string[]> {
  const notes = await recipients.wanted(notesOf(event, notices));
  const people: { actor: Actor; notes: readonly Note[] }[] = [];
  for (const [personId, own] of notes) {
    const actor = await recipients.actorOf(scope.tenantId, personId);
    if (actor && own.length > 0) people.push({ actor, notes: own });
  }
  const told: string[] = [];
  // In the order of their ids, so that two events for the same people never wait for one another.
  for (const { actor, notes: own } of people.toSorted((a, b) =>
    a.actor.userId < b.actor.userId ? -1 : 1,
  )) {
    const fresh = freshEntry(event, taskOf(event, notices), actor.userId, own);
    if (fresh && (await tell(scope, event, actor, fresh))) told.push(actor.userId);
  }
  return told;
}

async function tell(
  scope: TenantScope,
  event: TenantEvent,
  actor: Actor,
  fresh: InboxEntry,
): Promise<boolean> {
  for (let collisions = 0; collisions < MOST_COLLISIONS; collisions++) {
    try {
      return await scope.transact((tx) => write(tx, event, actor, fresh));
    } catch (error) {
      if (!(error instanceof Collision)) throw error;
    }
  }
  throw new RetryLater('the entry is being changed by many at once', 1);
}

async function write(
  tx: TxScope,
  event: TenantEvent,
  actor: Actor,
  fresh: InboxEntry,
): Promise<boolean> {
  const found = await namedBatch(tx, {
    project: findProject({ by: 'id', value: fresh.projectId }, actor),
    task: fresh.taskId === null ? undefined : taskExists(fresh.taskId),
    recent: recentEntries(fresh, lookBack(event.at)),
  });
  const project = found.project[0];
  if (!project || project.deleted_at !== null) return false;
  if (roleInProject(actor, standingOf(project)) === null) return false;
  if (fresh.taskId !== null && found.task.length === 0) return false;
  const recent = found.recent.map(toEntry);
  if (recent.some(({ happenings }) => happenings.some((one) => one.event === event.id)))
    return false;
  const open = recent.find(({ groupKey }) => groupKey === fresh.groupKey);
  const happening = fresh.happenings[0];
  if (open && happening && takesIn(open, event.at)) {
    const grown = takeIn(open, happening);
    if (!(await growEntry(tx, open, grown))) throw new Collision();
    announceInbox(tx, actor.userId, grown.id);
    return true;
  }
  if (open) close(tx, open);
  if (!(await putEntry(tx, fresh))) throw new Collision();
  announceInbox(tx, actor.userId, fresh.id);
  return true;
}

/** What the event alone would put into someone's inbox. */
function freshEntry(
  { id, projectId, actorId, at }: TenantEvent,
  taskId: string | null,
  personId: string,
  notes: readonly Note[],
): InboxEntry | undefined {
  if (projectId === null) return undefined;
  return {
    id: derivedId('notification', id, personId),
    personId,
    projectId,
    taskId,
    actorId,
    groupKey: `${taskId ?? projectId}:${actorId ?? 'nobody'}`,
    happenings: [{ event: id, at, notes }],
    at,
    showsAt: at,
    readAt: null,
    snoozedUntil: null,
    version: 1,
  };
}
