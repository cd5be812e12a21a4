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
  tags: [{ name: 'jobs', description: 'Work that goes on in the background' }],
  rights: jobRights,
  routes: [
    tenantRoute(
      {
        method: 'GET',
        url: '/jobs/:id',
        tag: 'jobs',
        summary: 'How far a job is that you asked for',
        description:
          'Known until three days after it was done. Admins see every job of their workspace.',
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
