import type { Cell } from '../model/index.ts';
import { openFence } from '../fence/index.ts';
import { withTenantLock } from '../lifecycle/index.ts';
import { copyRows, openPlace } from '../transfer/index.ts';
import { enterMove } from './begin.ts';
import { KEEP_HOURS, carryOut } from './carry-out.ts';
import { openCaptures } from './captures/index.ts';
import { discardRemains } from './cleanup.ts';
import type { MoveDeps } from './deps.ts';
import { carryUntilQuiet, comeNear, verifyAll } from './catch-up.ts';
import { handOver } from './hand-over.ts';
import { type MoveOptions, type MoveReport, type Moving, withRightToMove } from './mover.ts';
import { placeIn } from './places.ts';
import { prepareTarget } from './prepare.ts';
import type { MoveEndpoints } from './rounds.ts';
import type { MoveSession } from './session.ts';
import { switchOver } from './switch.ts';
import { chooseTarget } from './target.ts';
import { stepsIn } from './versions.ts';

export interface MoveWish {
  /** The name of a cell, or a kind of cell. */
  readonly to: string;
  /** How long the source is kept for a roll-back; 24 hours when left out. */
  readonly keepHours?: number | undefined;
}

/**
 * Moves a tenant to another cell while people work in it. Writes are held back for a moment near the end;
 * reads never. What an earlier move kept of it is discarded.
 * @throws AppError `conflict`, `invalid` when it may not be moved there; else why it was undone
 */
export async function moveTenant(
  deps: MoveDeps,
  tenant: Moving,
  wish: MoveWish,
  options: MoveOptions = {},
): Promise<MoveReport> {
  return withRightToMove(deps, tenant, async (session) => {
    const { server } = deps;
    const { control } = session;
    let ends: { from: Cell; to: Cell } | undefined;
    const record = await enterMove(server, control, tenant.id, async ({ cell: from }) => {
      const to = await chooseTarget(server, control, from, wish.to);
      ends = { from, to };
      return { kind: 'move', to, keepHours: wish.keepHours ?? KEEP_HOURS };
    });
    const { from, to } = ends as unknown as { from: Cell; to: Cell };
    return carryOut(deps, session, record, { from, to }, options, () =>
      run(deps, session, from, to, options),
    );
  });
}

async function run(
  deps: MoveDeps,
  session: MoveSession,
  from: Cell,
  to: Cell,
  { onProgress }: MoveOptions,
): Promise<void> {
  const { server } = deps;
  const { tenantId, fromNamespace, toNamespace } = session.record;
  await session.step('preparing');
  await withTenantLock(server, tenantId, (locked) =>
    discardRemains(deps, session.control, tenantId, locked),
  );
  await prepareTarget(server, session.control, session.record, to);
  const place = placeIn(server, from, tenantId, fromNamespace);
  // What the tables are like now, and as they must be still when the tenant goes over.
  const steps = await stepsIn(server, from, tenantId);
  await using source = await openPlace(place);
  await using target = await openPlace(placeIn(server, to, tenantId, toNamespace));
  await using captures = await openCaptures(place);
  await using sourceFence = await openFence(server, from);
  await using targetFence = await openFence(server, to);
  const line: MoveEndpoints = { source, target, captures };

  await session.step('capturing');
  await captures.start(source.tables);
  await session.step('copying');
  await copy(line, session, onProgress);
  await session.step('draining');
  await carryUntilQuiet(line, session);
  await session.step('verifying');
  await verifyAll(line, session);
  await switchOver(deps, session, {
    source: sourceFence,
    target: targetFence,
    near: () => comeNear(line, session),
    work: () => handOver(server, session, line, { from, to, steps }),
  });
}

async function copy(
  { source, target }: MoveEndpoints,
  session: MoveSession,
  onProgress: MoveOptions['onProgress'],
): Promise<void> {
  await source.snapshot(async (snapshot) => {
    let total = 0;
    for (const table of source.tables) total += await snapshot.count(table);
    // A source that was not migrated yet lacks the tables that came later.
    const known = new Set(source.tables.map(({ name }) => name));
    const into = target.tables.filter(({ name }) => known.has(name));
    let failure: unknown;
    await target.change(async (writer) => {
      await copyRows(snapshot, source.tables, writer, into, (rows) => {
        session.count({ rows });
        onProgress?.(rows, total);
        session.beat().catch((error: unknown) => (failure ??= error));
        if (failure) throw failure;
      });
    });
    if (failure) throw failure;
    onProgress?.(total, total);
  });
}
