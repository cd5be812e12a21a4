import { AppError } from '#kernel/errors.ts';
import type { FenceRow } from '../fence/index.ts';
import type { TenantState } from '../model/index.ts';

/** The fence of a tenant in each state. A sign-up that is not finished writes its first rows. */
export const FENCE_OF: Record<TenantState, 'open' | 'read_only' | 'closed'> = {
  provisioning: 'open',
  active: 'open',
  read_only: 'read_only',
  suspended: 'closed',
  maintenance: 'closed',
  pending_delete: 'closed',
  erased: 'closed',
};

const TIGHTNESS: Record<FenceRow['state'], number> = {
  open: 0,
  read_only: 1,
  closed: 2,
  moving: 2,
  moved: 2,
};

/** Whether one fence lets in nothing that the other would keep out. */
export const isAsTight = (one: FenceRow['state'], other: FenceRow['state']): boolean =>
  TIGHTNESS[one] >= TIGHTNESS[other];

const WORKING = ['active', 'read_only', 'suspended', 'maintenance', 'pending_delete'] as const;

/** What may follow on what. A sign-up ends by activation alone, and nothing comes back once erased. */
const NEXT: Record<TenantState, readonly TenantState[]> = {
  provisioning: [],
  active: WORKING,
  read_only: WORKING,
  suspended: WORKING,
  maintenance: WORKING,
  pending_delete: ['active', 'suspended', 'pending_delete', 'erased'],
  erased: ['erased'],
};

/** @throws AppError `illegal_transition`, naming what would be legal */
export function assertTransition(slug: string, from: TenantState, to: TenantState): void {
  const legal = NEXT[from];
  if (legal.includes(to)) return;
  const others = legal.filter((state) => state !== from);
  const why =
    from === 'provisioning'
      ? 'its sign-up is not finished; starting a server finishes it'
      : others.length === 0
        ? 'nothing can follow on that'
        : `it can become ${others.map(nameOf).join(', ')}`;
  throw new AppError(
    'illegal_transition',
    `${slug} is ${nameOf(from)} and cannot become ${nameOf(to)}: ${why}.`,
    { extra: { allowed: others } },
  );
}

export const nameOf = (state: TenantState): string => state.replaceAll('_', ' ');
