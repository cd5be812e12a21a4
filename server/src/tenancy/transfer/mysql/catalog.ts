import type { MySqlConnection } from '#platform/mysql/index.ts';
import { baseTable } from '../../model/index.ts';
import { type Column, type ColumnKind, type Table, kindOf, parentsFirst } from '../table.ts';

/** Types that mean the same in every engine; ids and times are recognised by their length (0001_work.mysql.sql). */
const KINDS = new Map<string, ColumnKind>([
  ['char(36)', 'uuid'],
  ['char(24)', 'timestamp'],
  ['varchar', 'text'],
  ['text', 'text'],
  ['mediumtext', 'text'],
  ['longtext', 'text'],
  ['tinyint(1)', 'boolean'],
  ['smallint', 'integer'],
  ['int', 'integer'],
  ['bigint', 'integer'],
  ['decimal', 'decimal'],
  ['date', 'date'],
  ['varbinary', 'bytes'],
  ['blob', 'bytes'],
  ['mediumblob', 'bytes'],
]);

const TENANT = 'tenant_id';
const PREFIX = baseTable('');

interface FoundColumn {
  readonly tableName: string;
  readonly name: string;
  readonly type: string;
  readonly fullType: string;
  readonly nullable: number;
  readonly hasDefault: number;
}

interface FoundKey {
  readonly tableName: string;
  readonly keyName: string;
  readonly name: string;
}

interface FoundReference {
  readonly tableName: string;
  readonly name: string;
  readonly target: string;
}

/**
 * The tables of a cell's database, parents first; without derived ones, as in PostgreSQL.
 * @throws Error for a table that cannot be carried, and why
 */
export async function readTables(connection: MySqlConnection): Promise<Table[]> {
  const columns = await connection.rows<FoundColumn>(
    `select table_name as tableName, column_name as name, data_type as type, column_type as fullType,
            is_nullable = 'YES' as nullable, column_default is not null as hasDefault
       from information_schema.columns
      where table_schema = database() and table_name like ? and extra not like '%GENERATED%'
        and table_name not in (select table_name from information_schema.tables
                                where table_schema = database() and table_comment = 'derived')
      order by cast(column_name as binary)`,
    [pattern],
  );
  const keys = await connection.rows<FoundKey>(
    `select table_name as tableName, index_name as keyName, column_name as name
       from information_schema.statistics
      where table_schema = database() and table_name like ? and non_unique = 0
      order by index_name, seq_in_index`,
    [pattern],
  );
  const references = await connection.rows<FoundReference>(
    `select table_name as tableName, column_name as name, referenced_table_name as target
       from information_schema.key_column_usage
      where table_schema = database() and table_name like ? and referenced_table_name is not null`,
    [pattern],
  );
  const names = [...new Set(columns.map(({ tableName }) => tableName))];
  if (names.length === 0) throw new Error('the cell has no tables of tenants');
  const of = <F extends { readonly tableName: string }>(found: readonly F[], name: string): F[] =>
    found.filter(({ tableName }) => tableName === name);
  return parentsFirst(
    names.map((name) => toTable(name, of(columns, name), of(keys, name), of(references, name))),
  );
}

const pattern = `${PREFIX.replaceAll('_', String.raw`\_`)}%`;
const plain = (tableName: string): string => tableName.slice(PREFIX.length);

function toTable(
  tableName: string,
  columns: readonly FoundColumn[],
  keys: readonly FoundKey[],
  references: readonly FoundReference[],
): Table {
  const isOwn = ({ name }: { name: string }): boolean => name !== TENANT;
  const named = Map.groupBy(keys.filter(isOwn), ({ keyName }) => keyName);
  const columnsOf = (found: readonly FoundKey[] = []): string[] => found.map(({ name }) => name);
  const key = columnsOf(named.get('PRIMARY'));
  if (key.length === 0) throw new Error(`the table ${tableName} has no primary key`);
  return {
    name: plain(tableName),
    columns: columns.filter(isOwn).map((column) => toColumn(column)),
    key,
    selfReferences: references
      .filter((reference) => isOwn(reference) && reference.target === tableName)
      .map(({ name }) => name),
    parents: [
      ...new Set(
        references.filter(({ target }) => target !== tableName).map((r) => plain(r.target)),
      ),
    ],
    uniques: [...named].filter(([name]) => name !== 'PRIMARY').map(([, found]) => columnsOf(found)),
  };
}

function toColumn({ tableName, name, type, fullType, nullable, hasDefault }: FoundColumn): Column {
  const known = KINDS.has(fullType) ? fullType : type;
  return {
    name,
    kind: kindOf(KINDS, tableName, name, known),
    type: fullType,
    nullable: nullable === 1,
    hasDefault: hasDefault === 1,
  };
}
