import { expressionBuilder } from 'kysely';
import type { CursorPosition, SortValue } from '#kernel/sort.ts';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  type RowParams,
  columnsOf,
  keysetParams,
  keysetShape,
  pageBy,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Scope, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import type { Delivery, DeliveryState, Endpoint } from '../model.ts';
import { endpointCall } from './endpoints.ts';
import {
  DELIVERY_COLUMNS,
  type DeliveryRow,
  type WebhookTables,
  toDelivery,
  toDeliveryRow,
  toEndpoint,
} from './tables.ts';

type Db = Builder<WebhookTables>;

/** A row without what was sent. */
const LISTED = DELIVERY_COLUMNS.filter(
  (column): column is Exclude<(typeof DELIVERY_COLUMNS)[number], 'payload'> => column !== 'payload',
);

const selectOne = statement((db: Db, $: { id: string }) =>
  db.selectFrom('webhook_delivery').select(DELIVERY_COLUMNS).where('id', '=', $.id),
);

const lockOne = statement((db: Db, $: { id: string }) =>
  db.selectFrom('webhook_delivery').select(DELIVERY_COLUMNS).where('id', '=', $.id).forUpdate(),
);

const selectPage = statements(
  (
    db: Db,
    $: KeysetParams & { endpoint: string; state: string; limit: number },
    shape: { keyset: KeysetShape<'createdAt'>; ofState: boolean },
  ) => {
    const { ref } = expressionBuilder<WebhookTables, 'webhook_delivery'>();
    const found = db
      .selectFrom('webhook_delivery')
      .select(LISTED)
      .where('endpoint_id', '=', $.endpoint)
      .$if(shape.ofState, (query) => query.where('state', '=', $.state as DeliveryState));
    const sort = ref('created_at').$castTo<SortValue>();
    return pageBy(found, sort, ref('id'), shape.keyset, $).limit($.limit);
  },
);

const insertRows = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('webhook_delivery')
    .values(rowsOf<DeliveryRow>($, DELIVERY_COLUMNS, count))
    .onConflict((conflict) => conflict.columns(['id']).doNothing()),
);

const updateRow = statements((db: Db, $: DeliveryRow, columns: readonly (keyof DeliveryRow)[]) =>
  db.updateTable('webhook_delivery').set(columnsOf($, columns)).where('id', '=', $.id),
);

const deleteBefore = statement((db: Db, $: { before: string }) =>
  db.deleteFrom('webhook_delivery').where('created_at', '<', $.before),
);

/** A delivery with where it goes. */
export async function findDelivery(
  scope: Scope,
  id: string,
): Promise<{ delivery: Delivery; endpoint: Endpoint } | undefined> {
  const row = await scope.first(selectOne, { id });
  if (!row) return undefined;
  const [[endpoint]] = await scope.batch([endpointCall(row.endpoint_id)]);
  return endpoint && { delivery: toDelivery(row), endpoint: toEndpoint(endpoint) };
}

/** The delivery, held until the end of the unit of work. */
export async function lockDelivery(tx: TxScope, id: string): Promise<Delivery | undefined> {
  const [[row]] = await tx.batch([call(lockOne, { id })]);
  return row && toDelivery(row);
}

/** A delivery as lists have it. */
export type ListedDelivery = Omit<Delivery, 'payload'>;

/** Up to `limit` deliveries of an endpoint behind a place. */
export async function listDeliveries(
  scope: Scope,
  endpointId: string,
  {
    state,
    place,
    limit,
  }: { state: DeliveryState | undefined; place: CursorPosition<'createdAt'>; limit: number },
): Promise<ListedDelivery[]> {
  const rows = await scope.rows(
    selectPage({ keyset: keysetShape(place), ofState: state !== undefined }),
    { ...keysetParams(place), endpoint: endpointId, state: state ?? '', limit },
  );
  return rows.map((row) => toDelivery({ ...row, payload: '' }));
}

/** Adds those that are not there yet. */
export const insertDeliveries = (tx: TxScope, deliveries: readonly Delivery[]): void =>
  deferRows(tx, insertRows, deliveries.map(toDeliveryRow));

/** Writes the columns that differ between two states. */
export function saveDelivery(tx: TxScope, before: Delivery, after: Delivery): void {
  const [old, row] = [toDeliveryRow(before), toDeliveryRow(after)];
  const columns = DELIVERY_COLUMNS.filter((column) => old[column] !== row[column]);
  if (columns.length > 0) tx.defer(updateRow(columns), row);
}

/** Forgets what is older. @returns how many */
export const forgetDeliveries = (tx: TxScope, before: string): Promise<number> =>
  tx.change(deleteBefore, { before });
