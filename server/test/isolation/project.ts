import { randomUUID } from 'node:crypto';
import { DEFAULT_WORKFLOW } from '#features/work/workflow/index.ts';
import type { Person, TestApp } from '../harness/app.ts';
import { doJob } from '../harness/jobs.ts';

interface Created {
  readonly id: string;
  readonly key: string;
}

/** Asks the API as one person, and answers the body of a success. @throws Error on a refusal */
export const asking =
  (t: TestApp, as: Person) =>
  async <T = Created>(method: string, url: string, body?: object): Promise<T> => {
    const answer = await t.request(method, url, { as, tenant: as.tenant, body });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  };

export interface ProjectText {
  readonly visibility: 'private' | 'workspace';
  /** Stands in every text of the project. */
  readonly text: string;
  readonly label: string;
  readonly assigneeId: string;
}

const { states: usual } = DEFAULT_WORKFLOW;

/** The default states as a template names them, without ids. */
export const templateStates = usual.map(({ name, category, color, next }) => ({
  name,
  category,
  color,
  next: usual.filter((state) => next.includes(state.id)).map((state) => state.name),
}));

/** The same as a workflow that keeps them is sent. */
export const defaultStates = templateStates.map((state, i) => ({ id: usual[i]?.id, ...state }));

/** A state beside those. */
export const ANOTHER_STATE = { category: 'doing', color: '#868e96', next: ['OPEN'] };

/**
 * A project with a row of every kind that can belong to one, and a second one in the trash.
 * @param lead who makes it and asks for its report
 * @returns the ids and keys of all of it
 */
export async function buildProject(
  t: TestApp,
  lead: Person,
  { visibility, text, label, assigneeId }: ProjectText,
) {
  const ask = asking(t, lead);
  const project = await ask('POST', '/projects', {
    name: `Project ${text}`,
    description: text,
    // Of its own in every workspace, so that it names nothing anywhere else.
    key: `K${randomUUID().slice(0, 8).toUpperCase()}`,
    visibility,
  });
  const trashedProject = await ask('POST', '/projects', { name: `Trash ${text}`, visibility });
  await ask('DELETE', `/projects/${trashedProject.id}`);
  if (assigneeId !== lead.userId)
    await ask('PUT', `/projects/${project.id}/members/${assigneeId}`, { role: 'contributor' });
  const newTask = (title: string): Promise<Created> =>
    ask('POST', '/tasks', {
      projectId: project.id,
      title: `${title} ${text}`,
      description: `Text ${text}`,
      labels: [label],
      assigneeId,
    });
  const task = await newTask('Task');
  const otherTask = await newTask('Other');
  const trashedTask = await newTask('Trash');
  await ask('DELETE', `/tasks/${trashedTask.id}`);
  await ask('POST', `/tasks/${task.id}/transition`, { status: 'IN_PROGRESS', note: text });
  const comment = await ask('POST', `/tasks/${task.id}/comments`, { body: `First ${text}` });
  await ask('PATCH', `/comments/${comment.id}`, { body: `Comment ${text}` });
  await ask('PUT', `/comments/${comment.id}/reactions/tada`);
  await ask('POST', `/tasks/${task.id}/comments`, {
    body: `Reply ${text}`,
    parentId: comment.id,
  });
  const { states } = await ask<{ states: { id: string }[] }>(
    'PUT',
    `/projects/${project.id}/workflow`,
    { states: [...defaultStates, { ...ANOTHER_STATE, name: `In ${text}` }] },
  );
  const report = await ask('POST', `/projects/${project.id}/report`, { format: 'html' });
  await doJob(t, 'project.report', report.id);
  return {
    projectId: project.id,
    projectKey: project.key,
    trashedProjectId: trashedProject.id,
    taskId: task.id,
    taskKey: task.key,
    otherTaskId: otherTask.id,
    trashedTaskId: trashedTask.id,
    commentId: comment.id,
    reportId: report.id,
    stateId: states.at(-1)?.id ?? '',
  };
}
