import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { jobRequest, jobType } from '#messaging/jobs/index.ts';
import type { Person, Plan, TestApp } from '../harness/app.ts';
import { Aftermath } from '../harness/aftermath.ts';
import { doJob } from '../harness/jobs.ts';

/** One tenant with a canary in every kind of row, and the ids an attacker would like to use. */
export interface World {
  /** A string that stands in everything the tenant owns and nowhere else. */
  readonly canary: string;
  readonly tenant: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly memberId: string;
  readonly sessionId: string;
  readonly projectId: string;
  readonly projectKey: string;
  /** A second project, in the trash. */
  readonly trashedProjectId: string;
  readonly taskId: string;
  readonly taskKey: string;
  readonly otherTaskId: string;
  readonly trashedTaskId: string;
  readonly labelId: string;
  /** A second label, for what takes two. */
  readonly otherLabelId: string;
  readonly invitationId: string;
  readonly domainId: string;
  readonly sourceId: string;
  readonly webhookId: string;
  readonly deliveryId: string;
  readonly jobId: string;
  readonly reportId: string;
  /** In the owner's inbox. */
  readonly notificationId: string;
}

export interface Tenant {
  readonly owner: Person;
  readonly member: Person;
  readonly world: World;
}

interface Created {
  id: string;
  key: string;
}

/** Signs a tenant up and fills it through the API, with a canary in every text a person can write. */
export async function buildTenant(t: TestApp, plan: Plan): Promise<Tenant> {
  const owner = await t.signUp({ plan });
  const member = await t.addMember(owner, 'member');
  const canary = `canary-${randomUUID().slice(0, 8)}`;
  const ask = async <T = Created>(method: string, url: string, body?: object): Promise<T> => {
    const answer = await t.request(method, url, { as: owner, tenant: owner.tenant, body });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  };
  await ask('PATCH', '/tenant', { name: `Company ${canary}` });
  const project = await ask('POST', '/projects', {
    name: `Project ${canary}`,
    description: canary,
    key: 'CNRY',
    visibility: 'private',
  });
  const trashedProject = await ask('POST', '/projects', { name: `Trash ${canary}` });
  await ask('DELETE', `/projects/${trashedProject.id}`);
  await ask('PUT', `/projects/${project.id}/members/${member.userId}`, { role: 'contributor' });
  const newTask = (title: string): Promise<Created> =>
    ask('POST', '/tasks', {
      projectId: project.id,
      title: `${title} ${canary}`,
      description: `Text ${canary}`,
      labels: [canary],
      assigneeId: member.userId,
    });
  const task = await newTask('Task');
  const otherTask = await newTask('Other');
  const trashedTask = await newTask('Trash');
  await ask('DELETE', `/tasks/${trashedTask.id}`);
  await ask('POST', `/tasks/${task.id}/transition`, { status: 'IN_PROGRESS', note: canary });
  const labels = await ask<{ items: { id: string; name: string }[] }>('GET', '/tenant/labels');
  const other = await ask<{ id: string }>('POST', '/tenant/labels', { name: `other ${canary}` });
  const invitation = await ask('POST', '/tenant/invitations', {
    email: `${canary}@example.com`,
    role: 'member',
  });
  const domain = await ask('POST', '/tenant/domains', { host: `${canary}.customer.example` });
  const source = await ask('POST', '/tenant/external-sources', {
    name: `Source ${canary}`,
    url: `https://${canary}.example/tasks`,
    headers: { 'X-Canary': canary },
    mapping: { id: 'id', title: 'title' },
  });
  const probe = jobType({ name: `probe.${canary}`, summary: 'Never done.', data: Type.Object({}) });
  const [jobId = ''] = await t.app.jobs.send(owner.tenantId, [
    jobRequest(probe, {}, { ownerId: owner.userId }),
  ]);
  const { id: reportId } = await ask('POST', `/projects/${project.id}/report`, { format: 'html' });
  await doJob(t, 'project.report', reportId);
  const done = await t.request('POST', `/tasks/${otherTask.id}/transition`, {
    as: member,
    tenant: owner.tenant,
    body: { status: 'IN_PROGRESS' },
  });
  if (done.status !== 200) throw new Error(`no news for the owner: ${done.status} ${done.text}`);
  await new Aftermath(t, 'notifications').settle(owner.tenantId);
  const inbox = await ask<{ items: { id: string }[] }>('GET', '/me/notifications');
  const webhook = await ask('POST', '/tenant/webhooks', {
    url: `https://${canary}.example/hooks`,
    description: canary,
  });
  const delivery = await ask('POST', `/tenant/webhooks/${webhook.id}/test`);
  const sessions = await ask<{ items: { id: string }[] }>('GET', '/auth/sessions');
  return {
    owner,
    member,
    world: {
      canary,
      tenant: owner.tenant,
      tenantId: owner.tenantId,
      userId: owner.userId,
      memberId: member.userId,
      sessionId: sessions.items[0]?.id ?? '',
      projectId: project.id,
      projectKey: project.key,
      trashedProjectId: trashedProject.id,
      taskId: task.id,
      taskKey: task.key,
      otherTaskId: otherTask.id,
      trashedTaskId: trashedTask.id,
      labelId: labels.items.find((label) => label.name === canary)?.id ?? '',
      otherLabelId: other.id,
      invitationId: invitation.id,
      domainId: domain.id,
      notificationId: inbox.items[0]?.id ?? '',
      sourceId: source.id,
      webhookId: webhook.id,
      deliveryId: delivery.id,
      jobId,
      reportId,
    },
  };
}

/** The same shape, with ids of nothing: what a foreign id must not be told apart from. */
export const nowhere = (attacker: World): World => ({
  canary: 'canary-of-nothing',
  tenant: attacker.tenant,
  tenantId: attacker.tenantId,
  userId: randomUUID(),
  memberId: randomUUID(),
  sessionId: randomUUID(),
  projectId: randomUUID(),
  projectKey: 'NOPE',
  trashedProjectId: randomUUID(),
  taskId: randomUUID(),
  taskKey: 'NOPE-1',
  otherTaskId: randomUUID(),
  trashedTaskId: randomUUID(),
  labelId: randomUUID(),
  otherLabelId: randomUUID(),
  invitationId: randomUUID(),
  domainId: randomUUID(),
  notificationId: randomUUID(),
  sourceId: randomUUID(),
  webhookId: randomUUID(),
  deliveryId: randomUUID(),
  jobId: randomUUID(),
  reportId: randomUUID(),
});
