import Type, { type TSchema } from 'typebox';
import { type MappedProperty, compileMapping } from './compile.ts';
import { type Diff, isSame } from './diff.ts';
import type { Derived, FieldMap } from './field.ts';
import type {
  ColumnNames,
  Having,
  InputProperties,
  RowOf,
  SnapshotProperties,
  StaticOf,
  ViewProperties,
} from './types.ts';

/** A field's change as the history tells it. */
export interface ToldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What follows from the description of an entity's fields. */
export interface Entity<E, F, Shown, Told> {
  readonly columns: readonly ColumnNames<F>[];
  readonly personalColumns: readonly ColumnNames<F>[];
  readonly impersonalColumns: readonly ColumnNames<F>[];
  toRow(entity: Pick<E, Having<F, 'column'> & keyof E>): RowOf<E, F>;
  /** The entity as far as its own table holds it. */
  fromRow(row: RowOf<E, F>): Pick<E, Having<F, 'column'> & keyof E>;
  /** What imports may put into its columns. */
  readonly rowRules: Readonly<Record<string, TSchema>>;
  readonly viewProperties: ViewProperties<F>;
  view(entity: E, context: Shown): StaticOf<ViewProperties<F>>;
  readonly snapshotProperties: SnapshotProperties<F>;
  /** @param withLong whether long texts are told as well */
  snapshot(entity: E, withLong: boolean): StaticOf<SnapshotProperties<F>>;
  /** What a patch may name, each of it optional. */
  readonly inputProperties: InputProperties<F>;
  /** The values that a request names, of the fields that need nothing else to be known. */
  accepted(input: object, before?: E): Partial<Pick<E, Having<F, 'accept'> & keyof E>>;
  readonly initial: Pick<E, Having<F, 'initial'> & keyof E>;
  diff(before: E, after: E): Diff<E, Having<F, 'column'> & keyof E>;
  /** Whether more differs than what follows other changes. */
  isChange(diff: Diff<E>): boolean;
  /** The columns of fields. */
  columnsOf(fields: readonly (keyof E)[]): ColumnNames<F>[];
  /** Which of the fields that differ events name, and what they were; long texts are left out of that. */
  changed(diff: Diff<E>): { fields: string[]; before: Record<string, unknown> };
  history(diff: Diff<E>, context: Told): ToldChange[];
}

/** A field or what is derived, of whichever entity. */
interface AnyField {
  readonly column: string;
  readonly personal: boolean;
  readonly encode?: (value: never) => unknown;
  readonly decode?: (column: never) => unknown;
  readonly view?: TSchema;
  readonly shownAs?: string;
  readonly show?: (value: never, context: never) => unknown;
  readonly snapshot?: TSchema | false;
  readonly isLong?: boolean;
  readonly followsOthers?: boolean;
  readonly input?: TSchema;
  readonly accept?: (input: unknown, before: unknown) => unknown;
  readonly initial?: unknown;
  readonly row?: TSchema;
  readonly history?: (value: unknown, other: unknown, context: unknown) => unknown;
}
interface AnyDerived {
  readonly derive: (entity: never, context: never) => unknown;
  readonly view: TSchema;
  readonly snapshot?: TSchema | false;
}
type Values = Readonly<Record<string, unknown>>;

/**
 * Describes an entity field by field. Every field of the type is here, save those that its table does not hold.
 * @example const taskFields = fields<Task, 'workflow', Shown, Told>()({ title: { column: 'title', view: Type.String() }, … });
 */
export const fields =
  <E extends object, Besides extends keyof E, Shown, Told>() =>
  <
    const F extends FieldMap<E, Besides, Shown, Told> & {
      readonly [K in Exclude<keyof F, keyof E>]: Derived<E, Shown>;
    },
  >(
    map: F,
  ): Entity<E, F, Shown, Told> =>
    // What the functions below make by name, the types say field by field.
    entityOf(new Map(Object.entries(map))) as never;

function entityOf(map: ReadonlyMap<string, AnyField | AnyDerived>) {
  const all = [...map].map(([name, one]) => ({ name, one }));
  const stored = all.flatMap(({ name, one }) => ('column' in one ? [{ name, field: one }] : []));
  const byName = new Map(stored.map(({ name, field }) => [name, field]));
  const shown = all.filter(({ one }) => one.view !== undefined);
  const told = all.flatMap(({ name, one }) => {
    const { snapshot = 'column' in one ? one.view : false } = one;
    return snapshot ? [{ name, one, schema: snapshot }] : [];
  });
  const short = told.filter(({ one }) => !('isLong' in one && one.isLong));
  const toSnapshot = {
    long: compileMapping(told.map(asTold)),
    short: compileMapping(short.map(asTold)),
  };
  const shortNames = new Set(short.map(({ name }) => name));
  const accepting = stored.filter(({ field }) => field.accept);
  const columnsOf = (is: (field: AnyField) => boolean): string[] =>
    stored.flatMap(({ field }) => (is(field) ? [field.column] : []));
  return {
    columns: stored.map(({ field }) => field.column),
    personalColumns: columnsOf((field) => field.personal),
    impersonalColumns: columnsOf((field) => !field.personal),
    toRow: compileMapping(
      stored.map(({ name, field }) => ({ name: field.column, from: name, convert: field.encode })),
    ),
    fromRow: compileMapping(
      stored.map(({ name, field }) => ({ name, from: field.column, convert: field.decode })),
    ),
    rowRules: propertiesOf(stored.map(({ field }) => [field.column, field.row])),
    viewProperties: propertiesOf(shown.map(({ name, one }) => [shownName(name, one), one.view])),
    view: compileMapping(shown.map(asShown)),
    snapshotProperties: propertiesOf(told.map(({ name, schema }) => [name, schema])),
    snapshot: (entity: object, withLong: boolean) =>
      toSnapshot[withLong ? 'long' : 'short'](entity),
    inputProperties: propertiesOf(
      stored.map(({ name, field }) => [name, field.input && Type.Optional(field.input)]),
    ),
    accepted: (input: Values, before?: Values) =>
      Object.fromEntries(
        accepting
          .filter(({ name }) => input[name] !== undefined)
          .map(({ name, field }) => [name, field.accept?.(input[name], before?.[name])]),
      ),
    initial: Object.fromEntries(
      stored
        .filter(({ field }) => 'initial' in field)
        .map(({ name, field }) => [name, field.initial]),
    ),
    diff: (before: Values, after: Values) => ({
      before,
      after,
      fields: stored.map(({ name }) => name).filter((name) => !isSame(before[name], after[name])),
    }),
    isChange: ({ fields: names }: Diff<Values>) =>
      names.some((name) => byName.get(name)?.followsOthers !== true),
    columnsOf: (names: readonly string[]) => names.map((name) => byName.get(name)?.column),
    changed: ({ before, fields: names }: Diff<Values>) => {
      const changed = names.filter((name) => byName.get(name)?.followsOthers !== true);
      const old = changed.filter((name) => shortNames.has(name));
      return {
        fields: changed,
        before: Object.fromEntries(old.map((name) => [name, before[name]])),
      };
    },
    history: ({ before, after, fields: names }: Diff<Values>, context: unknown) =>
      names.flatMap((name): ToldChange[] => {
        const field = byName.get(name);
        if (!field?.history) return [];
        const [old, now] = [before[name], after[name]];
        // People and tasks are told by who they are, so `ownerId` becomes `owner`.
        const [from, to] = [field.history(old, now, context), field.history(now, old, context)];
        return [{ field: name.replace(/Id$/, ''), from, to }];
      }),
  };
}

const shownName = (name: string, one: AnyField | AnyDerived): string =>
  ('column' in one && one.shownAs) || name;

const asShown = ({ name, one }: { name: string; one: AnyField | AnyDerived }): MappedProperty =>
  'column' in one
    ? { name: shownName(name, one), from: name, convert: one.show }
    : { name, from: undefined, convert: one.derive };

const asTold = ({ name, one }: { name: string; one: AnyField | AnyDerived }): MappedProperty =>
  'column' in one
    ? { name, from: name, convert: undefined }
    : { name, from: undefined, convert: one.derive };

const propertiesOf = (
  entries: readonly (readonly [string, TSchema | undefined])[],
): Record<string, TSchema> =>
  Object.fromEntries(entries.flatMap(([name, schema]) => (schema ? [[name, schema]] : [])));
