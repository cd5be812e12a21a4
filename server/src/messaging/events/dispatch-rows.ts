import type { StreamedEvent } from './event-type.ts';
import type { Dispatch } from './outbox.ts';
import { DispatchFailed } from './dispatch-errors.ts';
import { type OutboxRow, toEvent } from './store.ts';

/**
 * Reads the rows that were just placed and dispatches them, each tenant's in order.
 * @throws DispatchFailed naming them when that fails
 */
export async function dispatchRows(
  dispatch: Dispatch,
  rows: readonly (OutboxRow & { readonly tenant_id: string })[],
): Promise<StreamedEvent[]> {
  if (rows.length === 0) return [];
  try {
    const events = rows
      .map((row) => toEvent(row.tenant_id, row))
      .toSorted((a, b) => a.position - b.position);
    await dispatch(events);
    return events;
  } catch (error) {
    throw new DispatchFailed(
      rows.map(({ id }) => id),
      error,
    );
  }
}
