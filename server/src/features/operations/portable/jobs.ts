import Type from 'typebox';
import { iso } from '#kernel/time.ts';
import { type Schedule, type JobHandler, jobType, platformJob } from '#messaging/jobs/index.ts';
import type { PortableDeps } from './deps.ts';
import { eraseTenant } from './actions/erase.ts';

const eraseDue = jobType({
  name: 'tenants.erase_due',
  summary: 'Erases deleted workspaces whose grace period is over',
  data: Type.Object({}, { additionalProperties: false }),
  queue: 'bulk',
  attempts: 3,
  retrySeconds: 900,
  timeoutSeconds: 6 * 3600,
});

/** One that cannot be erased, because a cell is away or something was found, does not keep the others. */
export const portableJobs = (deps: PortableDeps): JobHandler[] => [
  platformJob(eraseDue, async ({ signal, progress }) => {
    const { tenancy, clock } = deps.identity;
    const now = iso(clock.now());
    const closed = await tenancy.listIn('pending_delete');
    const due = closed.filter(({ stateUntil }) => stateUntil !== null && stateUntil <= now);
    let [erased, failed] = [0, 0];
    for (const [i, { id }] of due.entries()) {
      signal.throwIfAborted();
      try {
        await eraseTenant(deps, id);
        erased += 1;
      } catch {
        failed += 1;
      }
      progress(i + 1, due.length);
    }
    // Named here, a workspace would be found here when its erasure is proved.
    if (failed > 0)
      throw new Error(
        `${erased} erased, ${failed} not; taskforce tenant erase says of each what is in the way`,
      );
    return { erased };
  }),
];

export const portableSchedules: readonly Schedule[] = [
  { of: 'platform', job: eraseDue, cron: '41 3 * * *' },
];
