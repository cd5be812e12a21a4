import type pg from 'pg';
import type { MoveStep } from './steps.ts';

/** A row of control.move. */
export interface MoveRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: 'move' | 'rollback';
  /** Null once the cell is gone. */
  readonly fromCell: string | null;
  readonly fromNamespace: string;
  readonly toCell: string | null;
  readonly toNamespace: string;
  readonly fromEpoch: number;
  /** What was begun last. */
  readonly step: MoveStep;
  /** Who moves: a machine and a process. */
  readonly owner: string;
  readonly counts: MoveCounts;
  readonly error: string | null;
  readonly startedAt: string;
  /** Set with the placement, in one transaction: from here on a move is finished, before it is undone. */
  readonly flippedAt: string | null;
  readonly outcome: 'moved' | 'undone' | null;
  /** Until when what is left in the other cell is kept. */
  readonly keepUntil: string | null;
  readonly cleanedAt: string | null;
}

/** What a move tells of itself. */
export interface MoveCounts {
  /** Rows copied, and captured changes carried over after that. */
  readonly rows?: number;
  readonly changes?: number;
  readonly rounds?: number;
  /** From the freeze until writes are let in at the target. */
  readonly pauseMs?: number;
  readonly totalMs?: number;
  /** Rows of each table at the end. */
  readonly tables?: Readonly<Record<string, number>>;
}

const COLUMNS = `id, tenant_id as "tenantId", kind, from_cell as "fromCell", from_namespace as "fromNamespace",
  to_cell as "toCell", to_namespace as "toNamespace", from_epoch as "fromEpoch", step, owner, counts, error,
  started_at as "startedAt", flipped_at as "flippedAt", outcome, keep_until as "keepUntil", cleaned_at as "cleanedAt"`;

export async function findMove(
  control: pg.ClientBase,
  id: string,
): Promise<MoveRecord | undefined> {
  const { rows } = await control.query<MoveRecord>(
    `select ${COLUMNS} from control.move where id = $1`,
    [id],
  );
  return rows[0];
}

/** The move of a tenant that has not ended, if there is one. */
export async function findUnfinished(
  control: pg.ClientBase,
  tenantId: string,
): Promise<MoveRecord | undefined> {
  const { rows } = await control.query<MoveRecord>(
    `select ${COLUMNS} from control.move where tenant_id = $1 and finished_at is null`,
    [tenantId],
  );
  return rows[0];
}

/** Moves that have left something in a cell their tenant is not in; newest first. */
export async function listRemains(
  control: pg.ClientBase,
  filter: { tenantId?: string | undefined; due?: boolean },
): Promise<MoveRecord[]> {
  const { rows } = await control.query<MoveRecord>(
    `select ${COLUMNS} from control.move
      where finished_at is not null and cleaned_at is null
        and ($1::uuid is null or tenant_id = $1) and (not $2 or keep_until <= now())
      order by started_at desc`,
    [filter.tenantId ?? null, filter.due ?? false],
  );
  return rows;
}

export async function markCleaned(control: pg.ClientBase, id: string): Promise<void> {
  await control.query(
    'update control.move set cleaned_at = now() where id = $1 and cleaned_at is null',
    [id],
  );
}

const LOCK = `hashtextextended('taskforce move ' || $1, 0)`;

/**
 * Takes the lock that the mover of a tenant holds until it finishes, or its connection ends.
 * @returns false when someone else has it
 */
export async function lockMove(control: pg.ClientBase, tenantId: string): Promise<boolean> {
  const { rows } = await control.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(${LOCK}) as mine`,
    [tenantId],
  );
  return rows[0]?.mine === true;
}
