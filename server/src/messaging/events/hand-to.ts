import type { StreamedEvent } from './event-type.ts';
import type { HandOn } from './outbox.ts';
import { Refused } from './refused.ts';
import { type OutboxRow, toEvent } from './store.ts';

/**
 * Reads the rows that were just placed and hands them on, each tenant's in order.
 * @throws Refused naming them when that fails
 */
export async function handTo(
  handOn: HandOn,
  rows: readonly (OutboxRow & { readonly tenant_id: string })[],
): Promise<StreamedEvent[]> {
  if (rows.length === 0) return [];
  try {
    const events = rows
      .map((row) => toEvent(row.tenant_id, row))
      .toSorted((a, b) => a.position - b.position);
    await handOn(events);
    return events;
  } catch (error) {
    throw new Refused(
      rows.map(({ id }) => id),
      error,
    );
  }
}
