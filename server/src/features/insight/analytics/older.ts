import type { Row } from '#tenancy/transfer/index.ts';
import { DEFAULT_STATES } from '#features/work/workflow/index.ts';

const COLUMN = { todo: 'open', doing: 'in_progress', blocked: 'blocked', done: 'done' } as const;

/** The rows by state of a snapshot from before there were any: every project had the default states. */
export const toStateRows = (snapshot: Row): Row[] =>
  DEFAULT_STATES.map(({ id, category }) => ({
    project_id: snapshot['project_id'] ?? null,
    day: snapshot['day'] ?? null,
    state_id: id,
    category,
    tasks: snapshot[COLUMN[category]] ?? 0,
  })).filter(({ tasks }) => Number(tasks) > 0);
