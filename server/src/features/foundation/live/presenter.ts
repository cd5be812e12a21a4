import type { Static, TSchema } from 'typebox';
import type { EventType, TenantEvent } from '#messaging/events/index.ts';
import type { Actor, ProjectStanding } from '#identity/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';

/** Someone an event is shown to, as what decides about their view of it. */
export interface Viewer {
  readonly actor: Actor;
  /** Their standing in the event's project; null for an event of no project. */
  readonly project: { readonly standing: ProjectStanding; readonly isArchived: boolean } | null;
}

/** What of an event goes over the wire, besides what every event carries. */
export interface Presented<D = unknown> {
  readonly data: D;
  /** The names of the fields that changed, where the event is about a change. */
  readonly changed?: readonly string[];
}

/** An event that is shown, without the type of what it carries. */
export type PresentedEvent = TenantEvent<never>;

/** How a kind of event looks to someone who may see its project. Kinds no one presents stay inside. */
export interface Presenter {
  readonly on: readonly EventType[];
  /** The schema of the `data` that goes over the wire; the contract names it. */
  readonly shows: TSchema;
  readonly present: (
    event: PresentedEvent,
    viewer: Viewer,
    people: Directory,
  ) => Presented | undefined;
  /**
   * Whether the event is about something of that person's own. People with the same roles and the same
   * answer get the same bytes.
   */
  readonly isOwn: (event: PresentedEvent, userId: string) => boolean;
  /** Whether it took the project from someone who could see it before. */
  readonly hides: (event: PresentedEvent, userId: string) => boolean;
}

interface PresenterOptions<D> {
  readonly isOwn?: (event: TenantEvent<D>, userId: string) => boolean;
  readonly hides?: (event: TenantEvent<D>, userId: string) => boolean;
}

/**
 * Says how kinds of events look; `undefined` for an event that is not shown to that viewer.
 * @param shows the schema of what `present` answers as `data`
 */
export const presenter = <D, const S extends TSchema>(
  on: EventType<D> | readonly EventType<D>[],
  shows: S,
  present: (
    event: TenantEvent<D>,
    viewer: Viewer,
    people: Directory,
  ) => Presented<Static<S>> | undefined,
  { isOwn = () => false, hides = () => false }: PresenterOptions<D> = {},
): Presenter => ({ on: [on].flat(), shows, present, isOwn, hides });

/** Shows a kind of event to everybody who may hear of it, with the data that was announced. */
export const presentAsIs = <D>(on: EventType<D>, options: PresenterOptions<D> = {}): Presenter =>
  presenter<D, TSchema>(on, on.data, ({ data }) => ({ data }), options);
