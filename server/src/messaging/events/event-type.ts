import type { Static, TSchema } from 'typebox';

/**
 * A kind of event, declared by the feature that announces it: its name, the version of its payload and
 * the payload's schema. `D` is the payload.
 */
export interface EventType<D = unknown> {
  /** What it is about and what happened, such as `task.created`; never given another meaning. */
  readonly type: string;
  /** Rises when the payload changes in a way that someone who reads it could notice; fields may be added without. */
  readonly version: number;
  readonly summary: string;
  readonly data: TSchema;
  /** Whether each is for one person alone, so that it never leaves the product. */
  readonly isPersonal?: boolean;
  /** Carries the type only. */
  readonly payload?: D;
}

/** Declares a kind of event. */
export const eventType = <const S extends TSchema>(declared: {
  readonly type: string;
  readonly version?: number;
  readonly summary: string;
  readonly data: S;
  readonly isPersonal?: boolean;
}): EventType<Static<S>> => ({ version: 1, ...declared });

/** Something that happened in a tenant, written in the same commit as the change itself. */
export interface TenantEvent<D = unknown> {
  readonly id: string;
  readonly tenantId: string;
  readonly type: string;
  readonly version: number;
  /** Its project: only people who can see it get the event. Null: every member does. */
  readonly projectId: string | null;
  /** What it happened to, such as the task. */
  readonly subjectId: string | null;
  /** The only one it is for; null for everyone who may see its project. It never leaves the product. */
  readonly personId: string | null;
  /** Whose doing it was; null for no one's in particular. */
  readonly actorId: string | null;
  /** ISO-8601. */
  readonly at: string;
  readonly data: D;
}

/** An event with its place in its tenant's stream. */
export interface StreamedEvent<D = unknown> extends TenantEvent<D> {
  /**
   * Counts from 1 without gaps, in the order in which the events became visible: a reader that has seen n and
   * asks for what comes after it misses nothing.
   */
  readonly position: number;
  /** The tenant's epoch: each cell a tenant has been in counts again. */
  readonly epoch: number;
}

/** The same narrowed to one kind, if it is of that kind. */
export const isOf = <D>(event: TenantEvent, type: EventType<D>): event is TenantEvent<D> =>
  event.type === type.type;
