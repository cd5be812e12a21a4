import { AppError, notFound } from '#kernel/errors.ts';
import { type Clock, iso } from '#kernel/time.ts';
import { attachment, type Route } from '#platform/http/index.ts';
import { type Jobs, jobRequest } from '#messaging/jobs/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import { type Actor, tenantRoute } from '#identity/index.ts';
import { ProjectParams, readProject } from '#features/work/projects/index.ts';
import { reportJob } from './jobs.ts';
import { KEPT_DAYS, MEDIA_TYPES, type Report } from './model.ts';
import { ReportContent, ReportJob, ReportParams, ReportRequest, ReportView } from './schema.ts';
import { contentOf, findReport } from './store.ts';

export interface ReportDeps {
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: Clock;
}

export const reportRoutes = ({ jobs, clock }: ReportDeps): Route[] => [
  tenantRoute(
    {
      method: 'POST',
      url: '/projects/:id/report',
      keyed: false,
      tag: 'reports',
      summary: 'Create a project report',
      description: `Returns the id of a job; once it has succeeded, its result is {reportId}. A repeated request while the same report is pending creates no second one.`,
      params: ProjectParams,
      body: ReportRequest,
      reply: { 202: ReportJob },
    },
    async ({ actor, scope, params, body: { format } }) => {
      const [project] = await readProject(scope, actor, params.id, () => ({}));
      const data = { projectId: project.id, personId: actor.userId, format };
      const [id = ''] = await jobs.send(actor.tenantId, [
        jobRequest(reportJob, data, {
          ownerId: actor.userId,
          singletonKey: `${actor.userId}:${project.id}:${format}`,
        }),
      ]);
      return { id };
    },
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/reports/:id',
      tag: 'reports',
      summary: 'Get a report',
      description: `Kept for ${KEPT_DAYS} days, for the person who requested it, while they can see the project.`,
      params: ReportParams,
      reply: { 200: ReportView },
    },
    async ({ actor, scope, params }) =>
      toReportView(await getReport(scope, actor, params.id, clock)),
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/reports/:id/content',
      tag: 'reports',
      summary: 'Download a report',
      params: ReportParams,
      reply: { 200: ReportContent },
    },
    async ({ actor, scope, params, reply }) => {
      const report = await getReport(scope, actor, params.id, clock);
      const content = await contentOf(scope, report);
      if (content === undefined) throw notFound('report');
      // What people wrote is in it: a browser that opened it here would do so with no one's rights.
      void reply
        .header('content-type', `${MEDIA_TYPES[report.format]}; charset=utf-8`)
        .header('content-disposition', attachment(report.name))
        .header('content-security-policy', 'sandbox')
        .header('x-content-type-options', 'nosniff');
      return content;
    },
  ),
];

/** @throws AppError `not_found` for what is missing, another's, expired, or of a project they may not see any more */
async function getReport(scope: Scope, actor: Actor, id: string, clock: Clock): Promise<Report> {
  const report = await findReport(scope, id, actor.userId, iso(clock.now()));
  if (!report) throw notFound('report');
  try {
    await readProject(scope, actor, report.projectId, () => ({}));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw notFound('report');
    throw error;
  }
  return report;
}

const toReportView = (report: Report): ReportView => ({
  id: report.id,
  projectId: report.projectId,
  format: report.format,
  name: report.name,
  size: report.size,
  createdAt: report.createdAt,
  expiresAt: report.expiresAt,
});
