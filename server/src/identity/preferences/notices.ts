import { type EventType, type TenantEvent, isOf } from '#messaging/events/index.ts';
import type { InboxKind } from './kinds.ts';

/** Whom an event concerns, and the value that changed: a status, a time, a role, the id of a comment; null where there is none. */
export interface Concern {
  /** Null where there might be someone and is no one. */
  readonly personId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** How events of one type concern people. */
export interface NoticeSource {
  readonly type: EventType;
  readonly concerns: (event: TenantEvent) => readonly Concern[];
}

/** One kind of line in an inbox, such as "assigned to you"; a feature declares those about what it announces. */
export interface Notice {
  /** Such as `assigned`: inboxes keep it, so it never changes. */
  readonly name: string;
  /** The preference that controls it; several notices can share one kind. */
  readonly kind: InboxKind;
  /** What the subject of its events is: a task, or else their project. */
  readonly about: 'task' | 'project';
  /** Of several in one entry, the one with the highest weight stands first. */
  readonly weight: number;
  readonly from: readonly NoticeSource[];
}

/** @param concerns whom an event of this type concerns, by its payload */
export const noticeFrom = <D>(
  type: EventType<D>,
  concerns: (data: D) => readonly Concern[],
): NoticeSource => ({
  type,
  concerns: (event) => (isOf(event, type) ? concerns(event.data) : []),
});

/** A concern of someone in which no value changed. */
export const concern = (
  personId: string | null,
  { from = null, to = null }: Partial<Omit<Concern, 'personId'>> = {},
): Concern => ({ personId, from, to });
