import { AppError } from '#kernel/errors.ts';
import type { Cell } from '../model/index.ts';
import { openFence } from '../fence/index.ts';
import { buildTenantSchema } from '../provisioning/index.ts';
import { type Store, openPlace } from '../transfer/index.ts';
import { enterMove } from './begin.ts';
import { KEEP_HOURS, carryOut } from './carry-out.ts';
import { differing } from './compare.ts';
import type { MoveDeps } from './deps.ts';
import { flip } from './flip.ts';
import { listRemains } from './move-record.ts';
import { type MoveOptions, type MoveReport, type Moving, withRightToMove } from './mover.ts';
import { endsOf, placeIn } from './places.ts';
import type { MoveSession } from './session.ts';
import { switchOver } from './switch.ts';
import { stepsIn } from './versions.ts';

/**
 * Takes a tenant back to the source that its last move kept, when nothing was written since. Writes are
 * held back while both sides are compared.
 * @throws AppError `conflict` when nothing is kept, or something was written
 */
export async function rollBack(
  deps: MoveDeps,
  tenant: Moving,
  options: MoveOptions = {},
): Promise<MoveReport> {
  return withRightToMove(deps, tenant, async (session) => {
    const { server } = deps;
    const { control } = session;
    const kept = (await listRemains(control, { tenantId: tenant.id })).find(
      ({ outcome }) => outcome === 'moved',
    );
    // What was moved from is where to go back to.
    const { from: to, to: from } = kept
      ? await endsOf(control, kept)
      : { from: undefined, to: undefined };
    if (!kept || !to || !from)
      throw new AppError(
        'conflict',
        `The data at the previous location of ${tenant.slug} is no longer kept.`,
      );
    const record = await enterMove(server, control, tenant.id, async ({ cell, epoch }) => {
      if (cell.id !== kept.toCell || epoch !== kept.fromEpoch + 1)
        throw new AppError('conflict', `${tenant.slug} is not at the target of its last move.`);
      return { kind: 'rollback', to, keepHours: KEEP_HOURS };
    });
    return carryOut(deps, session, record, { from, to }, options, () =>
      goBack(deps, session, tenant, from, to),
    );
  });
}

async function goBack(
  deps: MoveDeps,
  session: MoveSession,
  tenant: Moving,
  from: Cell,
  to: Cell,
): Promise<void> {
  const { server } = deps;
  const { record } = session;
  await session.step('preparing');
  // No one has migrated what was only kept.
  if (to.kind !== 'shared') await buildTenantSchema(server, to, tenant.id);
  const steps = await stepsIn(server, to, tenant.id);
  await using source = await openPlace(placeIn(server, from, tenant.id, record.fromNamespace));
  await using target = await openPlace(placeIn(server, to, tenant.id, record.toNamespace));
  await using sourceFence = await openFence(server, from);
  await using targetFence = await openFence(server, to);
  await session.step('verifying');
  await assertUnchanged(source, target, tenant, to);
  await switchOver(deps, session, {
    source: sourceFence,
    target: targetFence,
    work: async () => {
      await assertUnchanged(source, target, tenant, to);
      await session.pass('flipping');
      await flip(session.control, record, to, steps);
      return true;
    },
  });
}

/** @throws AppError `conflict`, naming what was written to and what to do instead */
async function assertUnchanged(
  source: Store,
  target: Store,
  { slug }: Moving,
  to: Cell,
): Promise<void> {
  const different = await source.snapshot((mine) =>
    target.snapshot((theirs) =>
      differing(
        { snapshot: mine, tables: source.tables },
        { snapshot: theirs, tables: target.tables },
      ),
    ),
  );
  if (different.length > 0)
    throw new AppError(
      'conflict',
      `${slug} has changed since it was moved (${different.join(', ')}), and a rollback would lose these changes. Use an ordinary move instead: taskforce tenant move ${slug} --to ${to.name}`,
    );
}
