import { addDays } from '#kernel/dates.ts';
import { dayStart } from '#kernel/time-zone.ts';
import { iso } from '#kernel/time.ts';
import type { TenantScope } from '#tenancy/scope/index.ts';
import { workflowsOf } from '#features/work/workflow/index.ts';
import { type Snapshot, type Span, toSnapshot } from './model.ts';
import { type CountedProject, findTaken, saveSnapshots } from './store/snapshots.ts';
import { tallyAt } from './store/tally.ts';

/** The days before the last that are made up for when no worker ran. */
const MADE_UP_DAYS = 6;

const spanOf = (day: string, zone: string): Span => ({
  start: iso(dayStart(day, zone)),
  end: iso(dayStart(addDays(day, 1), zone)),
});

/**
 * Takes the snapshots of one day, which has ended.
 * @param zone whose midnight ends the day
 * @param existing what becomes of snapshots of that day that are there
 * @returns how many projects there were on that day
 */
export async function takeSnapshots(
  scope: TenantScope,
  zone: string,
  day: string,
  existing: 'kept' | 'replaced',
): Promise<number> {
  const { projects } = await findTaken(scope, day);
  return take(scope, zone, [day], projects, existing);
}

/** Takes the snapshots of a day, and of the days of the week before it that have none at all. */
export async function catchUp(scope: TenantScope, zone: string, day: string): Promise<number> {
  const { projects, days } = await findTaken(scope, addDays(day, -MADE_UP_DAYS));
  const missing = Array.from({ length: MADE_UP_DAYS }, (_, i) => addDays(day, -1 - i)).filter(
    (earlier) => !days.has(earlier),
  );
  await take(scope, zone, missing, projects, 'kept');
  return take(scope, zone, [day], projects, 'replaced');
}

const refOf = ({ id, revision }: CountedProject) => ({ projectId: id, revision });

/**
 * Counts outside a transaction, which would keep the workspace from moving meanwhile, and writes in one. A
 * project that is removed for good in between fails it, and the next attempt does without the project.
 */
async function take(
  scope: TenantScope,
  zone: string,
  days: readonly string[],
  projects: readonly CountedProject[],
  existing: 'kept' | 'replaced',
): Promise<number> {
  if (projects.length === 0 || days.length === 0) return 0;
  const spans = days.map((day) => spanOf(day, zone));
  const tallies = await tallyAt(scope, spans);
  const workflowOf = await workflowsOf(scope, projects.map(refOf));
  const snapshots = days.flatMap((day, i): Snapshot[] => {
    const counted = Map.groupBy(tallies[i] ?? [], (tally) => tally.project_id);
    return projects
      .filter(({ id, createdAt }) => createdAt < (spans[i]?.end ?? '') || counted.has(id))
      .map((project) => {
        const { states } = workflowOf(refOf(project));
        return toSnapshot(project.id, day, counted.get(project.id) ?? [], states);
      });
  });
  if (snapshots.length > 0) await scope.transact((tx) => saveSnapshots(tx, snapshots, existing));
  return snapshots.length;
}
