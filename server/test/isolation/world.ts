import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { jobRequest, jobType } from '#messaging/jobs/index.ts';
import type { Plan, TestApp } from '../harness/app.ts';
import { Aftermath } from '../harness/aftermath.ts';
import { asking, buildProject, templateStates } from './project.ts';

/** One tenant with a canary in every kind of row. */
export type Tenant = Awaited<ReturnType<typeof buildTenant>>;

/** Everything of a tenant that a request can name; whatever stands here is attacked with. */
export type World = { readonly [Name in keyof Tenant['world']]: string };

/** Signs a tenant up and fills it through the API, with a canary in every text a person can write. */
export async function buildTenant(t: TestApp, plan: Plan) {
  const owner = await t.signUp({ plan });
  const member = await t.addMember(owner, 'member');
  const canary = `canary-${randomUUID().slice(0, 8)}`;
  const secret = `secret-${randomUUID().slice(0, 8)}`;
  const ask = asking(t, owner);
  await ask('PATCH', '/tenant', { name: `Company ${canary}` });
  const label = await ask('POST', '/tenant/labels', { name: canary });
  const other = await ask('POST', '/tenant/labels', { name: `other ${canary}` });
  const project = await buildProject(t, owner, {
    visibility: 'private',
    text: `${canary} ${secret}`,
    label: canary,
    assigneeId: member.userId,
  });
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
  const kind = jobType({ name: `probe.${canary}`, summary: 'Never done.', data: Type.Object({}) });
  const [jobId = ''] = await t.app.jobs.send(owner.tenantId, [
    jobRequest(kind, {}, { ownerId: owner.userId }),
  ]);
  await asking(t, member)('POST', `/tasks/${project.otherTaskId}/transition`, {
    status: 'IN_PROGRESS',
  });
  await new Aftermath(t, 'notifications').settle(owner.tenantId);
  const inbox = await ask<{ items: { id: string }[] }>('GET', '/me/notifications');
  const template = await ask('POST', '/tenant/workflow-templates', {
    name: `Template ${canary}`,
    states: templateStates,
  });
  const webhook = await ask('POST', '/tenant/webhooks', {
    url: `https://${canary}.example/hooks`,
    description: canary,
  });
  const delivery = await ask('POST', `/tenant/webhooks/${webhook.id}/test`);
  const sessions = await ask<{ items: { id: string }[] }>('GET', '/auth/sessions');

  /** What only those in the private project may know of, or only the owner. */
  const hidden = {
    /** Stands in every text of the private project and nowhere else. */
    secret,
    ...project,
    jobId,
    notificationId: inbox.items[0]?.id ?? '',
  };
  const world = {
    /** Stands in everything the tenant owns and nowhere else. */
    canary,
    tenant: owner.tenant,
    tenantId: owner.tenantId,
    userId: owner.userId,
    sessionId: sessions.items[0]?.id ?? '',
    memberId: member.userId,
    labelId: label.id,
    /** For what takes two. */
    otherLabelId: other.id,
    invitationId: invitation.id,
    domainId: domain.id,
    sourceId: source.id,
    workflowTemplateId: template.id,
    webhookId: webhook.id,
    deliveryId: delivery.id,
    ...hidden,
  };
  return { owner, member, world, hidden: namesIn(hidden) };
}

export const namesIn = <T extends object>(names: T): (keyof T)[] =>
  Object.keys(names) as (keyof T)[];

/** The same shape about nothing: whatever of it is random is drawn again. */
export const nowhere = (world: World): World =>
  Object.fromEntries(
    Object.entries(world).map(([name, text]) => [name, text.replaceAll(RANDOM, drawAnew)]),
  ) as World;

const RANDOM = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}|[0-9A-F]{8}/g;

function drawAnew(random: string): string {
  const fresh = randomUUID().slice(0, random.length);
  return random === random.toUpperCase() ? fresh.toUpperCase() : fresh;
}
