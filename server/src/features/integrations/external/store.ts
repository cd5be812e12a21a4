import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import { type Scope, type TxScope, call } from '#tenancy/scope/index.ts';
import type { ExternalSource, Mapping } from './model.ts';

interface SourceRow {
  id: string;
  name: string;
  url: string;
  headers: string | null;
  /** JSON array. */
  header_names: string;
  items_path: string;
  /** JSON. */
  mapping: string;
  enabled: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

interface Tables {
  external_source: SourceRow;
}

const COLUMNS = [
  'id',
  'name',
  'url',
  'headers',
  'header_names',
  'items_path',
  'mapping',
  'enabled',
  'version',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof SourceRow)[];

const selectSources = statement<Tables, object, SourceRow>((db) =>
  db.selectFrom('external_source').select(COLUMNS).orderBy('name').orderBy('id'),
);

const selectSource = statement((db: Builder<Tables>, $: { id: string }) =>
  db.selectFrom('external_source').select(COLUMNS).where('id', '=', $.id),
);

/** Held in the order of their ids, so that two who add one at the same moment count one another's. */
const lockSources = statement<Tables, object, Pick<SourceRow, 'id' | 'name'>>((db) =>
  db.selectFrom('external_source').select(['id', 'name']).orderBy('id').forUpdate(),
);

const lockSource = statement((db: Builder<Tables>, $: { id: string }) =>
  db.selectFrom('external_source').select(COLUMNS).where('id', '=', $.id).forUpdate(),
);

const insertRow = statement((db: Builder<Tables>, $: SourceRow) =>
  db
    .insertInto('external_source')
    .values(columnsOf($, COLUMNS))
    .onConflict((conflict) => conflict.columns(['name']).doNothing()),
);

const updateRow = statements(
  (db: Builder<Tables>, $: SourceRow, columns: readonly (keyof SourceRow)[]) =>
    db.updateTable('external_source').set(columnsOf($, columns)).where('id', '=', $.id),
);

const deleteRow = statement((db: Builder<Tables>, $: { id: string }) =>
  db.deleteFrom('external_source').where('id', '=', $.id),
);

const toSource = (row: SourceRow): ExternalSource => ({
  id: row.id,
  name: row.name,
  url: row.url,
  encryptedHeaders: row.headers,
  headerNames: JSON.parse(row.header_names) as string[],
  itemsPath: row.items_path,
  mapping: JSON.parse(row.mapping) as Mapping,
  isEnabled: row.enabled,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toRow = (source: ExternalSource): SourceRow => ({
  id: source.id,
  name: source.name,
  url: source.url,
  headers: source.encryptedHeaders,
  header_names: JSON.stringify(source.headerNames),
  items_path: source.itemsPath,
  mapping: JSON.stringify(source.mapping),
  enabled: source.isEnabled,
  version: source.version,
  created_at: source.createdAt,
  updated_at: source.updatedAt,
});

/** Every source, by name. */
export const listSources = async (scope: Scope): Promise<ExternalSource[]> =>
  (await scope.rows(selectSources, {})).map(toSource);

export async function findSource(scope: Scope, id: string): Promise<ExternalSource | undefined> {
  const row = await scope.first(selectSource, { id });
  return row && toSource(row);
}

/** The names of all sources, and one of them, all held until the end of the unit of work. */
export async function findAmongAll(
  tx: TxScope,
  id: string,
): Promise<{ source: ExternalSource | undefined; others: readonly string[] }> {
  const [all, [row]] = await tx.batch([call(lockSources, {}), call(lockSource, { id })]);
  return {
    source: row && toSource(row),
    others: all.filter((one) => one.id !== id).map(({ name }) => name),
  };
}

/** @returns whether its name was free */
export const insertSource = async (tx: TxScope, source: ExternalSource): Promise<boolean> =>
  (await tx.change(insertRow, toRow(source))) === 1;

/** Writes the columns that differ between two states. */
export function saveSource(tx: TxScope, before: ExternalSource, after: ExternalSource): void {
  const [old, row] = [toRow(before), toRow(after)];
  const columns = COLUMNS.filter((column) => old[column] !== row[column]);
  if (columns.length > 0) tx.defer(updateRow(columns), row);
}

export const removeSource = (tx: TxScope, id: string): void => tx.defer(deleteRow, { id });
