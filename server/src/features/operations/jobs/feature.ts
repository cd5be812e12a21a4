import { notFound } from '#kernel/errors.ts';
import type { Jobs } from '#messaging/jobs/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { tenantRoute } from '#identity/index.ts';
import { maySee } from './policy.ts';
import { JobParams, JobView } from './schema.ts';
import { toJobView } from './view.ts';
import { jobRights } from './rights.ts';

export const jobsFeature = (jobs: Jobs): Feature => ({
  name: 'jobs',
  tags: [{ name: 'jobs', description: 'Background jobs' }],
  rights: jobRights,
  routes: [
    tenantRoute(
      {
        method: 'GET',
        url: '/jobs/:id',
        tag: 'jobs',
        summary: 'Get a job',
        description:
          'Available until three days after it finished. You see the jobs that you started; admins see every job of the workspace.',
        params: JobParams,
        reply: { 200: JobView },
      },
      async ({ actor, params }) => {
        const job = await jobs.find(params.id);
        if (!job || !maySee(actor, job)) throw notFound('job');
        return toJobView(job);
      },
    ),
  ],
});
