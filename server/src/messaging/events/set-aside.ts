import type { Kysely } from 'kysely';
import { type CellEntry, listEntries } from '#tenancy/cells/index.ts';
import type { TenancyTables } from '#tenancy/model/index.ts';
import type { PostgresServer } from '#tenancy/server/index.ts';
import { noteAlarm } from './alarm.ts';
import { openOutbox } from './open-outbox.ts';
import type { Outbox, SetAside } from './outbox.ts';

export type AsideEvent = SetAside & { readonly cell: string };

export interface AsideDeps {
  readonly server: PostgresServer;
  readonly control: Kysely<TenancyTables>;
  /** Called with a cell that is unreachable. */
  readonly onAway: (cell: string, error: unknown) => void;
}

/** Events that were set aside, of every cell that can be reached; each cell's latest first. */
export async function listAside(deps: AsideDeps, limit: number): Promise<AsideEvent[]> {
  const found: AsideEvent[] = [];
  await inEachCell(deps, async (outbox, cell) => {
    const some = await outbox.listAside(limit);
    found.push(...some.map((event) => ({ ...event, cell: cell.name })));
  });
  return found;
}

/**
 * Has events dispatched that were set aside; they go behind all that waits.
 * @param wake called for each cell that has some
 * @returns the ids of those that were set aside
 */
export async function replayAside(
  deps: AsideDeps,
  ids: readonly string[],
  wake: (cellId: string) => void,
): Promise<string[]> {
  return settle(deps, async (outbox, cell) => {
    const replayed = await outbox.replay(ids);
    if (replayed.length > 0) wake(cell.id);
    return replayed;
  });
}

/** Forgets events that were set aside. @returns the ids of those that were */
export const discardAside = (deps: AsideDeps, ids: readonly string[]): Promise<string[]> =>
  settle(deps, (outbox) => outbox.discard(ids));

async function settle(
  deps: AsideDeps,
  work: (outbox: Outbox, cell: CellEntry) => Promise<string[]>,
): Promise<string[]> {
  const settled: string[] = [];
  await inEachCell(deps, async (outbox, cell) => {
    const own = await work(outbox, cell);
    if (own.length === 0) return;
    settled.push(...own);
    await noteAlarm(deps.control, cell.id, await outbox.countAside());
  });
  return settled;
}

async function inEachCell(
  { server, control, onAway }: AsideDeps,
  work: (outbox: Outbox, cell: CellEntry) => Promise<void>,
): Promise<void> {
  for (const cell of await listEntries(control)) {
    try {
      await using outbox = await openOutbox(server, cell);
      await work(outbox, cell);
    } catch (error) {
      onAway(cell.name, error);
    }
  }
}
