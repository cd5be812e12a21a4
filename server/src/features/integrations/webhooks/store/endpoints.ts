import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import { type Call, type Scope, type TxScope, call } from '#tenancy/scope/index.ts';
import type { Endpoint } from '../model.ts';
import {
  ENDPOINT_COLUMNS,
  type EndpointRow,
  type WebhookTables,
  toEndpoint,
  toEndpointRow,
} from './tables.ts';

type Db = Builder<WebhookTables>;

const selectAll = statement<WebhookTables, object, EndpointRow>((db) =>
  db.selectFrom('webhook_endpoint').select(ENDPOINT_COLUMNS).orderBy('created_at').orderBy('id'),
);

const selectActive = statement<WebhookTables, object, EndpointRow>((db) =>
  db.selectFrom('webhook_endpoint').select(ENDPOINT_COLUMNS).where('state', '=', 'active'),
);

const selectWanted = statement<WebhookTables, object, Pick<EndpointRow, 'event_types'>>((db) =>
  db.selectFrom('webhook_endpoint').select('event_types').where('state', '=', 'active'),
);

const selectOne = statement((db: Db, $: { id: string }) =>
  db.selectFrom('webhook_endpoint').select(ENDPOINT_COLUMNS).where('id', '=', $.id),
);

const lockOne = statement((db: Db, $: { id: string }) =>
  db.selectFrom('webhook_endpoint').select(ENDPOINT_COLUMNS).where('id', '=', $.id).forUpdate(),
);

const countAll = statement((db: Db) =>
  db.selectFrom('webhook_endpoint').select(({ fn }) => fn.countAll<number>().as('endpoints')),
);

const insertRow = statement((db: Db, $: EndpointRow) =>
  db.insertInto('webhook_endpoint').values(columnsOf($, ENDPOINT_COLUMNS)),
);

const updateRow = statements((db: Db, $: EndpointRow, columns: readonly (keyof EndpointRow)[]) =>
  db.updateTable('webhook_endpoint').set(columnsOf($, columns)).where('id', '=', $.id),
);

const deleteRow = statement((db: Db, $: { id: string }) =>
  db.deleteFrom('webhook_endpoint').where('id', '=', $.id),
);

/** Every endpoint, the oldest first. */
export const listEndpoints = async (scope: Scope): Promise<Endpoint[]> =>
  (await scope.rows(selectAll, {})).map(toEndpoint);

/** The active endpoints. */
export const listActive = async (scope: Scope): Promise<Endpoint[]> =>
  (await scope.rows(selectActive, {})).map(toEndpoint);

/** The event types that each of those wants; null for all. */
export const listWanted = async (scope: Scope): Promise<(readonly string[] | null)[]> =>
  (await scope.rows(selectWanted, {})).map(({ event_types: types }) =>
    types === null ? null : (JSON.parse(types) as string[]),
  );

export async function findEndpoint(scope: Scope, id: string): Promise<Endpoint | undefined> {
  const row = await scope.first(selectOne, { id });
  return row && toEndpoint(row);
}

export const endpointCall = (id: string): Call<EndpointRow> => call(selectOne, { id });

/** The endpoint, held until the end of the unit of work. */
export async function lockEndpoint(tx: TxScope, id: string): Promise<Endpoint | undefined> {
  const row = await tx.first(lockOne, { id });
  return row && toEndpoint(row);
}

export async function countEndpoints(scope: Scope): Promise<number> {
  return Number((await scope.first(countAll, {}))?.endpoints ?? 0);
}

export const insertEndpoint = (tx: TxScope, endpoint: Endpoint): void =>
  tx.defer(insertRow, toEndpointRow(endpoint));

/** Writes the columns that differ between two states. */
export function saveEndpoint(tx: TxScope, before: Endpoint, after: Endpoint): void {
  const [old, row] = [toEndpointRow(before), toEndpointRow(after)];
  const columns = ENDPOINT_COLUMNS.filter((column) => old[column] !== row[column]);
  if (columns.length > 0) tx.defer(updateRow(columns), row);
}

/** Its log goes with it. */
export const removeEndpoint = (tx: TxScope, id: string): void => tx.defer(deleteRow, { id });
