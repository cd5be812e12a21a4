import { Uuid, object } from '#platform/http/index.ts';
import {
  type JobHandler,
  type EventHandler,
  jobRequest,
  jobType,
  eventHandler,
  tenantJob,
} from '#messaging/jobs/index.ts';
import { projectPurged, removeProject } from '#features/work/projects/index.ts';
import { removeTasksOf } from '#features/work/tasks/index.ts';

const emptyProject = jobType({
  name: 'trash.remove_project',
  summary: 'Removes the contents of a permanently deleted project, then the project',
  data: object({ projectId: Uuid }),
  queue: 'bulk',
  timeoutSeconds: 3600,
});

export const trashEventHandlers: readonly EventHandler[] = [
  eventHandler('trash', [projectPurged], ({ data }) =>
    jobRequest(emptyProject, { projectId: data.project.id }),
  ),
];

export const trashJobs: readonly JobHandler[] = [
  tenantJob(emptyProject, async ({ scope, data: { projectId }, signal }) => {
    const tasks = await removeTasksOf(scope, projectId, signal);
    const projects = await scope.transact((tx) => removeProject(tx, projectId));
    return { tasks, projects };
  }),
];
