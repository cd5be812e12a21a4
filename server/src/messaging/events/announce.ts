import { newId } from '#kernel/ids.ts';
import { plainJson } from '#kernel/text.ts';
import { type TxScope, deferRows } from '#tenancy/scope/index.ts';
import type { EventType } from './event-type.ts';
import { insertEvents } from './store.ts';

/** What there is to say about something that happened, besides what the unit of work itself knows. */
export interface Announcement<D> {
  /** Its project; null for events that every member may see. */
  readonly projectId: string | null;
  readonly subjectId: string | null;
  /** The only one it is for, where it is not for everyone who may see it. */
  readonly personId?: string;
  readonly actorId: string | null;
  readonly data: D;
}

/** Announces an event in the same commit: it is delivered if and only if the change is committed. */
export function announce<D>(
  tx: TxScope,
  kind: EventType<D>,
  ...told: readonly Announcement<D>[]
): void {
  if (told.length === 0) return;
  deferRows(
    tx,
    insertEvents,
    told.map(({ projectId, subjectId, personId = null, actorId, data }) => ({
      id: newId(),
      epoch: tx.epoch,
      type: kind.type,
      version: kind.version,
      project_id: projectId,
      subject_id: subjectId,
      person_id: personId,
      actor_id: actorId,
      data: plainJson(data),
      at: tx.now,
    })),
  );
  tx.announces();
}
