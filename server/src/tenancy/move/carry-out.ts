import type { Cell } from '../model/index.ts';
import type { MoveDeps } from './deps.ts';
import type { MoveRecord } from './move-record.ts';
import { type MoveOptions, type MoveReport, reportOf } from './mover.ts';
import { endMoved } from './recover.ts';
import type { MoveSession } from './session.ts';

/** How long the side that a tenant has left is kept, in hours, by default. */
export const KEEP_HOURS = 24;

/** Does the work of a move that has been entered, notes how long it took, and ends it. */
export async function carryOut(
  deps: MoveDeps,
  session: MoveSession,
  record: MoveRecord,
  { from, to }: { readonly from: Cell; readonly to: Cell },
  { onStep = () => undefined }: MoveOptions,
  work: () => Promise<void>,
): Promise<MoveReport> {
  const began = performance.now();
  session.begin(record, onStep);
  await work();
  session.count({ totalMs: Math.round(performance.now() - began) });
  await session.step('thawed');
  await endMoved(deps, session, record, { from, to });
  return reportOf(record, session.counts, { from: from.name, to: to.name });
}
