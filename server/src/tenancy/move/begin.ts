import type pg from 'pg';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Cell } from '../model/index.ts';
import { type LockedTenant, withTenantLock } from '../lifecycle/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { type MoveRecord, findMove, findUnfinished } from './move-record.ts';
import { thisProcess } from './session.ts';
import { namespaceIn } from './target.ts';

/** The data of a new move record. */
export interface NewMove {
  readonly kind: MoveRecord['kind'];
  readonly to: Cell;
  /** How long the source is kept, in hours. */
  readonly keepHours: number;
}

/**
 * Enters a move: from here on a crash leaves something that every process can end.
 * @param control the connection that holds the right to move the tenant
 */
export async function enterMove(
  server: PostgresServer,
  control: pg.ClientBase,
  tenantId: string,
  chosen: (locked: LockedTenant) => Promise<NewMove>,
): Promise<MoveRecord> {
  const id = newId();
  // Under the state lock: an erasure takes it too, and looks for moves.
  await withTenantLock(server, tenantId, async (locked) => {
    assertMovable(locked);
    const { kind, to, keepHours } = await chosen(locked);
    const { cell, epoch } = locked;
    await control.query(
      `insert into control.move
         (id, tenant_id, kind, from_cell, from_namespace, to_cell, to_namespace, from_epoch, step, owner, keep_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'preparing', $9, now() + make_interval(secs => $10))`,
      [
        id,
        tenantId,
        kind,
        cell.id,
        namespaceIn(cell, tenantId),
        to.id,
        namespaceIn(to, tenantId),
        epoch,
        thisProcess(),
        keepHours * 3600,
      ],
    );
  });
  return (await findMove(control, id)) as MoveRecord;
}

function assertMovable({ slug, state }: LockedTenant): void {
  if (state === 'provisioning')
    throw new AppError(
      'conflict',
      `The sign-up of ${slug} is not complete; start a server to complete it, then move the workspace.`,
    );
  if (state === 'erased') throw new AppError('conflict', `${slug} is erased; it cannot be moved.`);
}

/** The refusal of a second mover. */
export async function underWay(
  control: pg.ClientBase,
  { id, slug }: { id: string; slug: string },
): Promise<AppError> {
  const move = await findUnfinished(control, id);
  return new AppError(
    'conflict',
    move
      ? `${slug} is already being moved: ${move.step} since ${move.startedAt}, by ${move.owner}. To abort: taskforce tenant move ${slug} --abort`
      : `Another process is about to move ${slug}, or is cleaning up after a move; try again in a moment.`,
    { retryAfter: 5 },
  );
}
