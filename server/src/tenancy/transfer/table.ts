/** What transfer needs to know about a table; read from the catalog, so a new table needs no change here. */
export interface Table {
  readonly name: string;
  /** Without the tenant, ordered by name. */
  readonly columns: readonly Column[];
  /** The primary key without the tenant, in its own order. */
  readonly key: readonly string[];
  /** Columns that refer to this very table. */
  readonly selfReferences: readonly string[];
  /** Other tables this one refers to. */
  readonly parents: readonly string[];
  /** Unique indexes besides the primary key, each by its columns without the tenant. */
  readonly uniques: readonly (readonly string[])[];
}

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The type as its database calls it. */
  readonly type: string;
  readonly nullable: boolean;
  /** Whether a row may leave it out. */
  readonly hasDefault: boolean;
}

export type ColumnKind =
  | 'text'
  | 'uuid'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'timestamp'
  | 'date'
  | 'bytes';

/** @throws Error for a type that does not travel; a test of the harness fails long before an operator sees it */
export function kindOf(
  kinds: ReadonlyMap<string, ColumnKind>,
  table: string,
  column: string,
  type: string,
): ColumnKind {
  const kind = kinds.get(type);
  if (kind) return kind;
  throw new Error(
    `${table}.${column} is a ${type}, which is not the same in every database: use text, uuid, an integer, numeric, boolean, timestamptz, date or bytea`,
  );
}

/**
 * Orders tables so that each comes after those it refers to.
 * @throws Error when tables refer to one another in a circle
 */
export function parentsFirst<T extends Pick<Table, 'name' | 'parents'>>(tables: readonly T[]): T[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<T>();
  const visit = (table: T, trail: readonly string[]): void => {
    if (ordered.has(table)) return;
    if (trail.includes(table.name))
      throw new Error(
        `tables refer to one another in a circle: ${[...trail, table.name].join(', ')}`,
      );
    for (const parent of table.parents) {
      const found = byName.get(parent);
      if (found) visit(found, [...trail, table.name]);
    }
    ordered.add(table);
  };
  for (const table of tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))) visit(table, []);
  return [...ordered];
}

/** The table of this name. @throws Error when there is none */
export function tableOf(tables: readonly Table[], name: string): Table {
  const found = tables.find((table) => table.name === name);
  if (!found) throw new Error(`there is no table "${name}" here`);
  return found;
}

/** Of each unique index the column that can best do without its value. */
export function vacated(table: Table): Column[] {
  const free = table.columns.filter(({ name }) => !table.key.includes(name));
  const chosen = table.uniques.map((unique) => {
    const own = free.filter(({ name }) => unique.includes(name));
    return (
      own.find(({ nullable }) => nullable) ??
      own.find(({ kind }) => kind === 'text') ??
      own.find(({ kind }) => kind === 'integer')
    );
  });
  return [...new Set(chosen.filter((column) => column !== undefined))];
}
