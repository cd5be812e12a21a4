import type { MySqlConnection } from '#platform/mysql/index.ts';

/** What a MySQL cell's catalog says about its walls, read as the owner. */
export interface CatalogFacts {
  /** Columns of every table and view, by its name, in their order. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Tables that hold rows. */
  readonly tables: readonly string[];
  readonly views: readonly ViewFacts[];
  readonly currentTenant: MySqlFunctionFacts | undefined;
  /** Triggers and events in the database. */
  readonly triggers: readonly TriggerFacts[];
  readonly events: readonly string[];
  /** Whether the server writes every statement, parameters and all, into its general log. */
  readonly isLogged: boolean;
}

export interface ViewFacts {
  readonly name: string;
  readonly definition: string;
  readonly check: string;
  readonly security: string;
  readonly definer: string;
}

export interface TriggerFacts {
  readonly name: string;
  readonly table: string;
}

export interface MySqlFunctionFacts {
  readonly deterministic: string;
  readonly security: string;
  readonly definer: string;
}

export async function catalogFacts(owner: MySqlConnection): Promise<CatalogFacts> {
  const columns = await owner.rows<{ owner: string; name: string }>(
    `select table_name as owner, column_name as name from information_schema.columns
      where table_schema = database() order by table_name, ordinal_position`,
  );
  const tables = await owner.rows<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = database() and table_type = 'BASE TABLE' order by table_name`,
  );
  const views = await owner.rows<ViewFacts>(
    `select table_name as name, view_definition as definition, check_option as \`check\`,
            security_type as security, definer as definer
       from information_schema.views where table_schema = database() order by table_name`,
  );
  const functions = await owner.rows<MySqlFunctionFacts>(
    `select is_deterministic as \`deterministic\`, security_type as security, definer as definer
       from information_schema.routines
      where routine_schema = database() and routine_name = 'platform_current_tenant'`,
  );
  const triggers = await owner.rows<TriggerFacts>(
    `select trigger_name as name, event_object_table as \`table\` from information_schema.triggers
      where event_object_schema = database() order by trigger_name`,
  );
  const events = await owner.rows<{ name: string }>(
    `select event_name as name from information_schema.events where event_schema = database() order by event_name`,
  );
  const [log] = await owner.rows<{ on: number }>('select @@global.general_log as `on`');
  const byOwner = Map.groupBy(columns, (column) => column.owner);
  return {
    columns: new Map([...byOwner].map(([name, list]) => [name, list.map((column) => column.name)])),
    tables: tables.map((table) => table.name),
    views,
    currentTenant: functions[0],
    triggers,
    events: events.map((event) => event.name),
    isLogged: log?.on === 1,
  };
}
