import { withMySql } from '#platform/mysql/index.ts';
import { baseTable, type Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { type CatalogFacts, type ViewFacts, catalogFacts } from './mysql-catalog.ts';
import { EVENT_VIEWS } from './mysql-grants.ts';
import { tryMySqlContexts } from './mysql-trial.ts';

/**
 * Looks at every wall around the tenants of a cell on MySQL or MariaDB: a view over each table of theirs
 * that shows the rows of the signed tenant alone and takes no others, and an app user that reaches
 * nothing but the views.
 * @param beyond called with unneeded privileges of the app user that do not break isolation
 * @returns what is wrong
 */
export async function checkMySqlCell(
  server: PostgresServer,
  cell: Cell,
  beyond: (problem: string) => void = () => undefined,
): Promise<string[]> {
  const { ownerUrl } = server.addressOf(cell);
  const facts = await withMySql(ownerUrl, catalogFacts);
  const names = logicalTables(facts);
  return [
    ...(facts.isLogged
      ? [
          'the general log is on: it, and the list of processes, show every tenant context; turn it off',
        ]
      : []),
    ...checkFunction(facts, server.appRole),
    ...names.flatMap((name) =>
      checkTable(name, baseTable(name), facts, cell.database, server.appRole),
    ),
    ...Object.keys(EVENT_VIEWS).flatMap((name) =>
      checkTable(name, `platform_${name}`, facts, cell.database, server.appRole),
    ),
    ...facts.views
      .filter((view) => !names.includes(view.name) && !(view.name in EVENT_VIEWS))
      .map((view) => `${view.name}: is a view of no tenant table`),
    ...checkTriggers(facts),
    ...(await tryMySqlContexts(server, cell, names, beyond)),
  ];
}

/** Of the steps (on the table behind `task`) and of a move (tenancy/move/captures). */
const TRIGGERS =
  /^(task_tally_(inserted|deleted|changed) base_task|capture_[0-9a-f]{32}\w* base_\w+)$/;

const checkTriggers = ({ triggers, events }: CatalogFacts): string[] => [
  ...triggers
    .filter(({ name, table }) => !TRIGGERS.test(`${name} ${table}`))
    .map(
      ({ name, table }) => `${table}: the trigger ${name} is none of ours: DROP TRIGGER ${name}`,
    ),
  ...events.map((name) => `the event ${name} is none of ours: DROP EVENT ${name}`),
];

const PREFIX = baseTable('');

/** The tables of tenants, by the names that requests know. */
const logicalTables = ({ tables }: CatalogFacts): string[] =>
  tables.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));

function checkFunction({ currentTenant }: CatalogFacts, appUser: string): string[] {
  if (!currentTenant) return ['platform_current_tenant() is missing'];
  const { deterministic, security, definer } = currentTenant;
  return [
    ...(deterministic === 'YES' && security === 'DEFINER'
      ? []
      : ['platform_current_tenant() must be deterministic and sql security definer']),
    ...(isUser(definer, appUser) ? [`${appUser} owns platform_current_tenant()`] : []),
  ];
}

function checkTable(
  name: string,
  base: string,
  facts: CatalogFacts,
  database: string,
  appUser: string,
): string[] {
  const view = facts.views.find((candidate) => candidate.name === name);
  if (!view) return [`${name}: there is no view of this table`];
  const columns = facts.columns.get(base) ?? [];
  // Not everything in the tables of events is for requests.
  const shown = name in EVENT_VIEWS ? (facts.columns.get(name) ?? []) : columns;
  return [
    ...(columns[0] === 'tenant_id' ? [] : [`${base}: its first column must be tenant_id`]),
    ...checkView(view, expectedDefinition(base, shown), database, appUser),
  ];
}

function checkView(
  { name, definition, check, security, definer }: ViewFacts,
  expected: string,
  database: string,
  appUser: string,
): string[] {
  return [
    ...(normal(definition, database) === expected
      ? []
      : [`${name}: the view does not compare with the signed tenant of each row`]),
    ...(check === 'CASCADED'
      ? []
      : [`${name}: the view lets rows of others in; it must have a check option`]),
    ...(security === 'DEFINER' ? [] : [`${name}: the view must be sql security definer`]),
    ...(isUser(definer, appUser) ? [`${name}: owned by ${appUser}`] : []),
  ];
}

const isUser = (definer: string, user: string): boolean =>
  definer.replaceAll('`', '').startsWith(`${user}@`);

/** The view as both servers print it back, without quotes, parentheses, white space and the database. */
function expectedDefinition(base: string, columns: readonly string[]): string {
  const list = columns.map((column) => `${base}.${column}as${column}`).join(',');
  return `select${list}from${base}where${base}.tenant_id=platform_current_tenant`;
}

const normal = (definition: string, database: string): string =>
  definition
    .replaceAll(`\`${database}\`.`, '')
    .replaceAll(/[`()\s]/g, '')
    .toLowerCase();
