import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS, type Person, type TestApp, startTestApp } from '../harness/app.ts';
import { Aftermath } from '../harness/aftermath.ts';
import { doJob, startRunner, until } from '../harness/jobs.ts';
import { anonymous, attackWithIds, nameOf, probesOf, send, tenantRoutes } from './attack.ts';
import { fingerprintOf } from './fingerprint.ts';
import { asking, buildProject } from './project.ts';
import { type Tenant, type World, buildTenant } from './world.ts';

/**
 * The isolation matrix within a workspace: members who have no part in a private project. Its ids must be
 * answered exactly as ids of nothing, and whatever happens in it must leave everything they can read, and the
 * mail they get, as it was.
 */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ env: { POOL_SIZE: '1' } });
});
afterAll(() => t[Symbol.asyncDispose]());

const LONG_AGO = '2020-02-03T10:00:00.000Z';

describe.each(LAYOUTS)('a private project in the %s layout', (_layout, plan) => {
  let victim: Tenant;
  /** Has every right that does not open every project. */
  let manager: Person;
  let viewer: Person;
  /** Has had a part in private projects, with tasks and a report, and has none any more. */
  let former: Person;
  let formerReport: string;
  /** What each of them may name: a project that everyone sees, and whatever else the workspace has. */
  let own: World;

  beforeAll(async () => {
    victim = await buildTenant(t, plan);
    const { owner, world } = victim;
    manager = await t.addMember(owner, 'manager');
    viewer = await t.addMember(owner, 'viewer');
    former = await t.addMember(owner, 'member');
    // It does not answer, and what is said of that changes by itself.
    await asking(t, owner)('DELETE', `/tenant/external-sources/${world.sourceId}`);
    const shown = await buildProject(t, manager, {
      visibility: 'workspace',
      text: 'for everybody',
      label: world.canary,
      assigneeId: former.userId,
    });
    own = { ...world, ...shown, secret: 'for everybody' };
    await asking(t, former)('PUT', '/me/notification-preferences', {
      items: [{ kind: 'digest', email: true }],
    });
    formerReport = await takePart();
    await settle();
  });

  /** What may follow from events: entries of inboxes, and mail that is promised. */
  const settle = () => new Aftermath(t, 'notifications').settle(victim.owner.tenantId);

  /** Everything that can happen in a private project, most of it while `former` has a part in it. @returns the id of a report of theirs */
  async function takePart(): Promise<string> {
    const { owner, world } = victim;
    const ask = asking(t, owner);
    const text = `${world.canary} ${world.secret}`;
    const secret = await buildProject(t, owner, {
      visibility: 'private',
      text,
      label: world.canary,
      assigneeId: former.userId,
    });
    await ask('PATCH', `/tasks/${secret.taskId}`, { dueAt: LONG_AGO, labels: [world.canary] });
    await ask('POST', `/tasks/${secret.otherTaskId}/complete`).catch(() =>
      ask('POST', `/tasks/${secret.otherTaskId}/transition`, { status: 'IN_PROGRESS', note: text }),
    );
    const child = { projectId: secret.projectId, title: text, parentId: secret.taskId };
    await ask('POST', '/tasks', { ...child, labels: [`other ${world.canary}`] });
    const report = await asking(t, former)('POST', `/projects/${secret.projectId}/report`, {
      format: 'html',
    });
    await doJob(t, 'project.report', report.id);
    await settle();
    await ask('DELETE', `/projects/${secret.projectId}/members/${former.userId}`);
    await ask('PATCH', `/projects/${secret.projectId}`, { name: `Renamed ${text}` });
    return report.id;
  }

  it('has ids that are answered to other members exactly as ids of nothing', async () => {
    const before = await fingerprint();
    for (const as of [manager, former, viewer]) {
      const attacked = await attackWithIds(t, {
        as,
        own,
        foreign: victim.world,
        names: victim.hidden,
        canaries: [victim.world.secret],
      });
      expect(attacked.size).toBeGreaterThan(30);
    }
    expect(await fingerprint()).toBe(before);
  });

  it('is there, for those in it', async () => {
    for (const as of [victim.owner, victim.member]) {
      const task = await t.request('GET', `/tasks/${victim.world.taskId}`, {
        as,
        tenant: as.tenant,
      });
      expect(task.text).toContain(victim.world.secret);
    }
  });

  it('shows a report to nobody who may not see the project any more', async () => {
    const answers = await Promise.all(
      [formerReport, victim.world.reportId, crypto.randomUUID()].map(async (id) => {
        const answer = await t.request('GET', `/reports/${id}/content`, {
          as: former,
          tenant: former.tenant,
        });
        return [answer.status, anonymous(answer, undefined)];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('changes nothing of what other members read, whatever happens in it', async () => {
    const everything = async () => ({
      manager: await readAll(manager),
      former: await readAll(former),
      viewer: await readAll(viewer),
    });
    const before = await everything();
    const owners = await readAll(victim.owner);
    await takePart();
    await settle();
    expect(await everything()).toEqual(before);
    // It could have been seen.
    expect(await readAll(victim.owner)).not.toEqual(owners);
    expect(JSON.stringify(before)).not.toContain(victim.world.secret);
  });

  /** Every read with what is theirs to name, and lists in other orders and with other counts. */
  async function readAll(as: Person): Promise<Record<string, unknown>> {
    const answers: Record<string, unknown> = {};
    for (const route of tenantRoutes(t).filter(({ contract }) => contract.method === 'GET')) {
      const more = nameOf(route) === 'GET /tasks' ? SORTS.map((sort) => ({ url: sort })) : [];
      for (const probe of [...probesOf(route, own), ...more]) {
        const answer = await send(t, as, route, probe);
        answers[probe.url] = [answer.status, anonymous(answer, undefined)];
      }
    }
    return answers;
  }

  it('is in no mail to other members', async () => {
    const { tenantId } = victim.owner;
    const mail = new Aftermath(t, 'task-mail');
    for (const kind of ['task_mail.overdue', 'task_mail.digest'])
      await mail.run(tenantId, kind, { day: '2026-03-02' });
    for (const event of await new Aftermath(t).take(tenantId)) await mail.follow(event);
    const tasks = [victim.world.taskId, own.taskId];
    for (const taskId of tasks) {
      const data = {
        eventId: crypto.randomUUID(),
        taskId,
        assigneeId: former.userId,
        actorId: null,
      };
      await mail.run(tenantId, 'task_mail.assigned', data);
    }
    const handlers = t.app.features.flatMap(({ name, jobs = [] }) => (name === 'mail' ? jobs : []));
    await using _ = await startRunner(t, handlers);
    await until(
      () => t.mailbox.to(former.email).some(({ text }) => text.includes('for everybody')),
      'what they may see is told',
    );
    await until(
      async () =>
        (await t.app.jobs.open(100, tenantId)).every(({ kind }) => kind !== 'mail.deliver'),
      'all mail is delivered',
    );
    for (const person of [manager, viewer, former])
      expect(JSON.stringify(t.mailbox.to(person.email))).not.toContain(victim.world.secret);
  });

  async function fingerprint(): Promise<string> {
    const tenant = await t.app.tenancy.find(victim.owner.tenantId);
    if (!tenant) throw new Error('no such tenant');
    return fingerprintOf(t.server, tenant);
  }
});

const SORTS = ['number', 'title', 'priority', '-dueAt', '-createdAt', '-updatedAt'].map(
  (sort) => `/tasks?count=true&limit=100&sort=${sort}`,
);
