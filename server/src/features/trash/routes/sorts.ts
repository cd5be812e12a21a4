import type { SortField } from '#kernel/sort.ts';
import type { TrashSort } from '../store.ts';

export const SORTS: Readonly<Record<TrashSort, SortField>> = { deletedAt: { kind: 'time' } };
