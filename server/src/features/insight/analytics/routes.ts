import { addDays, checkDate, daysBetween } from '#kernel/dates.ts';
import { invalid } from '#kernel/errors.ts';
import { wallTime } from '#kernel/time-zone.ts';
import type { Clock } from '#kernel/time.ts';
import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import { ProjectParams, readProject } from '#features/work/projects/index.ts';
import { MOST_DAYS, SnapshotList, SnapshotQuery, type SnapshotView } from './schema.ts';
import { type SnapshotRow, snapshotsOf } from './store/snapshots.ts';

const USUAL_DAYS = 30;

export const analyticsRoutes = (clock: Clock): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/analytics/projects/:id',
      tag: 'analytics',
      summary: 'List a project’s daily snapshots',
      description: `Days in the workspace’s time zone, oldest first, at most ${MOST_DAYS}. Days without a snapshot are left out.`,
      params: ProjectParams,
      query: SnapshotQuery,
      reply: { 200: SnapshotList },
    },
    async ({ actor, tenant, scope, params, query }) => {
      const yesterday = addDays(wallTime(clock.now(), tenant.timeZone).day, -1);
      const { from, to } = rangeOf(query, yesterday);
      const [, { rows }] = await readProject(scope, actor, params.id, (id) => ({
        rows: snapshotsOf(id, from, to),
      }));
      return { items: rows.map(toSnapshotView) };
    },
  ),
];

/** @throws AppError `invalid` */
function rangeOf(
  query: { from?: string; to?: string },
  yesterday: string,
): { from: string; to: string } {
  const to = query.to === undefined ? yesterday : checkDate('to', query.to);
  const from =
    query.from === undefined ? addDays(to, 1 - USUAL_DAYS) : checkDate('from', query.from);
  if (from > to) throw invalid({ path: 'from', message: `must not be after the last day, ${to}` });
  if (daysBetween(from, to) >= MOST_DAYS)
    throw invalid({ path: 'from', message: `must leave at most ${MOST_DAYS} days until ${to}` });
  return { from, to };
}

const toSnapshotView = ({ day, ...counts }: SnapshotRow): SnapshotView => ({
  day,
  total: counts.total,
  open: counts.open,
  inProgress: counts.in_progress,
  blocked: counts.blocked,
  done: counts.done,
  overdue: counts.overdue,
  created: counts.created,
  completed: counts.completed,
});
