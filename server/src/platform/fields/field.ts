import type { TSchema } from 'typebox';

/**
 * What one field of an entity is, wherever it appears. A field whose value its column holds as it is has neither
 * `encode` nor `decode`.
 * @typeParam Shown what the view is made with beside the entity
 * @typeParam Told what the history is told with
 */
export interface Field<E, K extends keyof E, Shown, Told> {
  readonly column: string;
  /** Whether it is about people or written by them; each field says so, for the list of personal data. */
  readonly personal: boolean;
  encode?(value: E[K]): unknown;
  decode?(column: never): E[K];
  /** On the wire, in answers; it is not in them without one. */
  readonly view?: TSchema;
  /** What it is called in answers, when it is not its own name there, and what is shown of it. */
  readonly shownAs?: string;
  show?(value: E[K], context: Shown): unknown;
  /** In events: as in answers unless it says otherwise, or not at all. */
  readonly snapshot?: TSchema | false;
  /** A long text: events carry it only when it is new. */
  readonly isLong?: boolean;
  /** Changes along with other fields, and is no change of its own: versions, the time of the last change. */
  readonly followsOthers?: boolean;
  /** What a request may put there. */
  readonly input?: TSchema;
  /** Makes a value of what a request puts there. Without it the action does, since it must know more. */
  accept?(input: never, before: E[K] | undefined): E[K];
  /** Its value in a new entity, when nothing else is said. */
  readonly initial?: E[K];
  /** What an import may put into the column. */
  readonly row?: TSchema;
  /** How the history tells of a change: the value, beside the one it replaces. */
  history?(value: E[K], other: E[K], context: Told): unknown;
}

/** What answers and events tell of an entity and no column holds. */
export interface Derived<E, Shown> {
  derive(entity: E, context: Shown): unknown;
  readonly view: TSchema;
  /** In events, where there is no context; not in them unless it says so. */
  readonly snapshot?: TSchema | false;
}

/** The fields of an entity by name, save those that no column of its table holds. */
export type FieldMap<E, Besides extends keyof E, Shown, Told> = {
  readonly [K in Exclude<keyof E, Besides>]: Field<E, K, Shown, Told>;
};
