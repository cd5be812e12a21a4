import Type from 'typebox';
import { AppError } from '#kernel/errors.ts';
import { wallTime } from '#kernel/time-zone.ts';
import { iso } from '#kernel/time.ts';
import {
  type Schedule,
  PermanentError,
  type JobHandler,
  scheduledJobData,
  jobType,
  tenantJob,
} from '#messaging/jobs/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor, Identity } from '#identity/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import { readProject } from '#features/work/projects/index.ts';
import { statisticsOf, tasksOf } from '#features/work/tasks/index.ts';
import { FORMATS, KEPT_DAYS, type Format, type Report } from './model.ts';
import { keepReport, removeExpired } from './store.ts';
import { write } from './write.ts';

const DAY_MS = 86_400_000;

export interface MakingDeps {
  readonly identity: Identity;
  readonly people: People;
}

export const reportJob = jobType({
  name: 'project.report',
  summary: 'Writes a project report for the member who requested it',
  data: Type.Object(
    {
      projectId: Type.String({ format: 'uuid' }),
      personId: Type.String({ format: 'uuid' }),
      format: Type.Unsafe<Format>({ type: 'string', enum: [...FORMATS] }),
    },
    { additionalProperties: false },
  ),
  queue: 'interactive',
  attempts: 3,
  timeoutSeconds: 300,
});

const cleanUp = jobType({
  name: 'reports.clean_up',
  summary: `Deletes reports after ${KEPT_DAYS} days`,
  data: scheduledJobData,
  queue: 'bulk',
  timeoutSeconds: 600,
});

export const reportJobs = ({ identity, people }: MakingDeps): JobHandler[] => [
  tenantJob(reportJob, async ({ id, data, tenant, scope, signal, progress }) => {
    const actor = await actorOf(identity, tenant.id, data.personId);
    const project = await projectFor(scope, actor, data.projectId);
    const directory = await people.directory(scope);
    const { clock } = identity;
    const now = clock.now();
    const statistics = await statisticsOf(scope, actor, project, { clock, people: directory });
    const facts = {
      project,
      statistics,
      people: directory,
      timeZone: tenant.timeZone,
      workspace: tenant.name,
      author: actor.name,
      now,
    };
    const content = await write(data.format, facts, tasksOf(scope, actor, project.id), (done) => {
      signal.throwIfAborted();
      progress(done, Math.max(done, statistics.total));
    });
    const report: Report = {
      id,
      projectId: project.id,
      ownerId: actor.userId,
      format: data.format,
      name: `${project.key}-report-${wallTime(now, tenant.timeZone).day}.${data.format}`,
      size: Buffer.byteLength(content),
      createdAt: iso(now),
      expiresAt: iso(new Date(now.getTime() + KEPT_DAYS * DAY_MS)),
    };
    await scope.transact((tx) => keepReport(tx, report, content));
    return { reportId: id };
  }),
  tenantJob(cleanUp, async ({ scope }) => ({
    removed: await scope.transact((tx) => removeExpired(tx, iso(identity.clock.now()))),
  })),
];

export const reportSchedules: readonly Schedule[] = [{ of: 'tenant', job: cleanUp, hour: 3 }];

/** @throws PermanentError for someone who has left since */
async function actorOf(
  { memberships }: Identity,
  tenantId: string,
  userId: string,
): Promise<Actor> {
  const standing = await memberships.standingOf(tenantId, userId);
  if (!standing)
    throw new PermanentError('The person who requested it is no longer a member of the workspace.');
  return { userId, tenantId, name: standing.name, role: standing.role };
}

/** @throws PermanentError for what they may not see any more */
async function projectFor(scope: Scope, actor: Actor, id: string) {
  try {
    return (await readProject(scope, actor, id, () => ({})))[0];
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found')
      throw new PermanentError('The project is gone, or you may not see it any more.');
    throw error;
  }
}
