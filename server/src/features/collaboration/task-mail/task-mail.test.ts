import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '#platform/log/index.ts';
import { listMail } from '#identity/index.ts';
import { LAYOUTS, type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type TestRunner, startRunner, until } from '../../../../test/harness/jobs.ts';
import { Client, type ProjectAnswer } from '../../../../test/factories/work.ts';
import { startRelay } from '../../../entry/relay.ts';
import {
  lookAhead,
  mailAssigned,
  mailDigest,
  mailMentioned,
  mailOverdue,
  mailReminder,
} from './jobs/types.ts';
import { type JobRequest, jobRequest } from '#messaging/jobs/index.ts';

/** Mail about tasks from the request to the mailbox: by the relay, the queue and the mailer as they are. */

const DAY = 86_400_000;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe.each(LAYOUTS)('in the %s layout', (_layout, plan) => {
  let t: TestApp;
  let owner: Client;
  let max: Client;
  let project: ProjectAnswer;
  let relay: AsyncDisposable;
  let runner: TestRunner;
  beforeAll(async () => {
    t = await startTestApp({ env: { BASE_URL: 'https://tasks.example.com' } });
    const person = await t.signUp({ plan });
    owner = new Client(t, person);
    max = new Client(t, await t.addMember(person, 'member'));
    project = await owner.project({ name: 'Relaunch' });
    const silent = createLog({ level: 'silent', forPeople: false });
    relay = startRelay(t.app, t.app.features, silent);
    runner = await startRunner(
      t,
      t.app.features.flatMap(({ jobs = [] }) => jobs),
    );
    await until(() => t.mailbox.mails.length >= 2, 'everybody is welcomed');
  });
  beforeEach(() => void (t.mailbox.mails.length = 0));
  afterAll(async () => {
    await runner[Symbol.asyncDispose]();
    await relay[Symbol.asyncDispose]();
    await t[Symbol.asyncDispose]();
  });

  /** The jobs of a kind that wait, with their data. */
  const waiting = async (kind: string) =>
    (await t.app.jobs.open(1000, owner.person.tenantId)).filter((job) => job.kind === kind);

  /** Has a job done now, as its schedule or `taskforce job run` would. */
  async function done(request: JobRequest): Promise<unknown> {
    const [id = ''] = await t.app.jobs.send(owner.person.tenantId, [request]);
    await until(async () => {
      const state = (await t.app.jobs.find(id))?.state;
      return state === 'succeeded' || state === 'dead';
    }, `${request.job.name} is done`);
    const { state, result, error } = (await t.app.jobs.find(id)) ?? {};
    expect([state, error]).toEqual(['succeeded', null]);
    return result;
  }

  /** Waits until nothing that was enqueued is under way. */
  const settled = () =>
    until(async () => {
      const mails = await listMail(t.app.identity.control, {}, 200);
      return mails.every(({ state }) => state !== 'queued' && state !== 'sending');
    }, 'every mail is settled');

  const tell = (task: { id: string }, assignee: Person, eventId: string, actor = owner.person) =>
    done(
      jobRequest(mailAssigned, {
        eventId,
        taskId: task.id,
        assigneeId: assignee.userId,
        actorId: actor.userId,
      }),
    );

  it('an assignment is told ten seconds later, to the person, once', async () => {
    const begun = Date.now();
    const task = await owner.task(project.id, {
      title: 'Write <b>this</b> & that',
      assigneeId: max.person.userId,
      dueAt: at(3 * DAY),
    });
    await until(async () => (await waiting('task_mail.assigned')).length > 0, 'a job waits');
    const [job] = await waiting('task_mail.assigned');
    const dueAt = Date.parse(job?.dueAt ?? '');
    expect(dueAt - begun).toBeGreaterThan(8_000);
    // However late a busy machine made the job.
    expect(dueAt - Date.parse(job?.createdAt ?? '')).toBeLessThan(11_000);
    await until(() => t.mailbox.to(max.person.email).length > 0, 'the mail is there', 40_000);
    await settled();
    const mails = t.mailbox.mails;
    expect(mails.map(({ to }) => to.address)).toEqual([max.person.email]);
    expect(mails[0]?.subject).toBe(`${task.key} is yours: Write <b>this</b> & that`);
    expect(mails[0]?.html).toContain('Write &lt;b&gt;this&lt;/b&gt; &amp; that');
    expect(mails[0]?.text).toContain(
      `https://${owner.person.tenant}.tasks.example.com/p/${project.key}/t/${task.number}`,
    );
    expect(mails[0]?.text).toContain('Owner');
    expect(mails[0]?.thread).toMatch(new RegExp(`^task-${task.id}@`));
  }, 60_000);

  it('nobody is told of what they did themselves, or of what came by an import', async () => {
    const before = (await waiting('task_mail.assigned')).length;
    await owner.task(project.id, { assigneeId: owner.person.userId });
    const mine = await max.task(project.id);
    await max.patch(mine.id, { assigneeId: max.person.userId });
    // The next one shows that the relay has passed these.
    const marker = await owner.task(project.id, { assigneeId: max.person.userId });
    await until(async () => {
      const jobs = await waiting('task_mail.assigned');
      return jobs.some(({ data }) => (data as { taskId: string }).taskId === marker.id);
    }, 'the relay has passed');
    const jobs = await waiting('task_mail.assigned');
    expect(jobs.length).toBe(before + 1);
    await t.app.jobs.discard(jobs.map(({ id }) => id));
  });

  it('what is over by then is not told', async () => {
    const isNot = (promised: unknown) => expect(promised).toEqual({ promised: false });
    const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
    const [gone, given, finished, hidden] = await Promise.all(
      ids.map(() => owner.task(project.id, { assigneeId: max.person.userId })),
    );
    await owner.ok('DELETE', `/tasks/${gone?.id}`);
    isNot(await tell(gone!, max.person, ids[0] ?? ''));
    await owner.patch(given?.id ?? '', { assigneeId: owner.person.userId });
    isNot(await tell(given!, max.person, ids[1] ?? ''));
    await max.to(finished?.id ?? '', 'IN_PROGRESS', 'DONE');
    isNot(await tell(finished!, max.person, ids[2] ?? ''));

    const secret = await owner.project({ name: 'Secret', visibility: 'private' });
    await owner.ok('PUT', `/projects/${secret.id}/members/${max.person.userId}`, {
      role: 'contributor',
    });
    const inside = await owner.task(secret.id, { assigneeId: max.person.userId, title: 'Hush' });
    await owner.ok('DELETE', `/projects/${secret.id}/members/${max.person.userId}`);
    const still = await owner.ok<{ assignee: unknown }>('GET', `/tasks/${inside.id}`);
    if (still.assignee) await tell(inside, max.person, ids[3] ?? '');
    await settled();
    expect(hidden).toBeDefined();
    expect(t.mailbox.mails.filter(({ text }) => text.includes('Hush'))).toEqual([]);
  });

  it('who is mentioned in a comment reads it in a mail, once, while it stands', async () => {
    const task = await owner.task(project.id, { title: 'Talk' });
    const say = (body: string) =>
      owner.ok<{ id: string }>('POST', `/tasks/${task.id}/comments`, { body });
    const mention = `[@Max](user:${max.person.userId})`;
    const [kept, deleted, edited] = [
      await say(`${mention} <b>look</b> here`),
      await say(`${mention} never mind`),
      await say(`${mention} wrong person`),
    ];
    await owner.ok('DELETE', `/comments/${deleted.id}`);
    await owner.ok('PATCH', `/comments/${edited.id}`, { body: 'nobody in particular' });
    for (const { id } of [kept, deleted, edited, kept])
      await done(
        jobRequest(mailMentioned, {
          commentId: id,
          personId: max.person.userId,
          actorId: owner.person.userId,
        }),
      );
    await settled();
    const mails = t.mailbox.to(max.person.email).filter(({ text }) => text.includes(task.key));
    expect(mails.map(({ subject }) => subject)).toEqual([
      `You were mentioned in ${task.key}: Talk`,
    ]);
    expect(mails[0]?.text).toContain('@Max <b>look</b> here');
    expect(mails[0]?.html).toContain('@Max &lt;b&gt;look&lt;/b&gt; here');
    expect(mails[0]?.text).toContain(`/p/${project.key}/t/${task.number}#comment-${kept.id}`);
    const jobs = (await waiting('task_mail.mentioned')).map(({ data }) => data);
    expect(jobs).toContainEqual(expect.objectContaining({ personId: max.person.userId }));
    await t.app.jobs.discard((await waiting('task_mail.mentioned')).map(({ id }) => id));
  });

  it('who has switched it off is left alone', async () => {
    const choose = (email: boolean) =>
      max.ok('PUT', '/me/notification-preferences', { items: [{ kind: 'task_assigned', email }] });
    await choose(false);
    const task = await owner.task(project.id, { title: 'Quiet', assigneeId: max.person.userId });
    await tell(task, max.person, crypto.randomUUID());
    await settled();
    // The mail of a task before it may come meanwhile.
    expect(t.mailbox.mails.filter(({ text }) => text.includes(task.key))).toEqual([]);
    await choose(true);
  });

  it('a task is reminded of a day before it is due, as it is then', async () => {
    const dueAt = at(DAY + 30 * 60_000);
    const task = await owner.task(project.id, {
      title: 'Soon',
      assigneeId: max.person.userId,
      dueAt,
    });
    const job = async () =>
      (await waiting('task_mail.reminder')).find(
        ({ data }) => (data as { taskId: string }).taskId === task.id,
      );
    await until(async () => (await job()) !== undefined, 'the reminder waits');
    const due = Date.parse((await job())?.dueAt ?? '');
    expect(Math.abs(due - (Date.parse(dueAt) - DAY))).toBeLessThan(10_000);

    const request = jobRequest(mailReminder, { taskId: task.id, dueAt });
    await done(request);
    await done(request);
    await settled();
    const mine = t.mailbox.mails.filter(({ subject }) => subject.includes('Due soon'));
    expect(mine.map(({ to }) => to.address)).toEqual([max.person.email]);

    const moved = await owner.patch(task.id, { dueAt: at(5 * DAY) });
    await done(jobRequest(mailReminder, { taskId: task.id, dueAt: at(2 * DAY) }));
    await max.to(moved.id, 'IN_PROGRESS', 'DONE');
    await done(jobRequest(mailReminder, { taskId: task.id, dueAt: moved.dueAt ?? '' }));
    await settled();
    expect(t.mailbox.mails.filter(({ subject }) => subject.includes('Due soon'))).toHaveLength(1);
  });

  it('tasks that came without an event are looked for a day ahead', async () => {
    const dueAt = at(1.5 * DAY);
    const task = await owner.task(project.id, { assigneeId: max.person.userId, dueAt });
    await until(
      async () => (await waiting('task_mail.reminder')).length > 0,
      'the relay has passed',
    );
    await t.app.jobs.discard((await waiting('task_mail.reminder')).map(({ id }) => id));
    await done(jobRequest(lookAhead, { day: '2026-03-02' }));
    const found = (await waiting('task_mail.reminder')).map(({ data }) => data);
    expect(found).toContainEqual({ taskId: task.id, dueAt: task.dueAt });
    await done(jobRequest(lookAhead, { day: '2026-03-02' }));
    expect(await waiting('task_mail.reminder')).toHaveLength(found.length);
  });

  it('overdue tasks are listed once a day, to each person theirs', async () => {
    const late = { assigneeId: max.person.userId, dueAt: at(-DAY) };
    await owner.task(project.id, { ...late, title: 'Late one' });
    await owner.task(project.id, { ...late, title: 'Late two' });
    await owner.task(project.id, { ...late, title: 'Not yours', assigneeId: owner.person.userId });
    await owner.task(project.id, { ...late, title: 'Not late', dueAt: at(3 * DAY) });
    expect(await done(jobRequest(mailOverdue, { day: '2026-03-02' }))).toEqual({ promised: 2 });
    expect(await done(jobRequest(mailOverdue, { day: '2026-03-02' }))).toEqual({ promised: 0 });
    await settled();
    // Assignments of the tests before may be told meanwhile.
    const lists = (to: Client) =>
      t.mailbox.to(to.person.email).filter(({ subject }) => subject.includes('overdue'));
    const [mail, ...more] = lists(max);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('2 of your tasks are overdue');
    expect(mail?.text).toContain('Late one');
    expect(mail?.text).not.toMatch(/Not yours|Not late/);
    expect(lists(owner)[0]?.text).toContain('Not yours');
  });

  it('the summary of the week goes to those who asked for it', async () => {
    expect(await done(jobRequest(mailDigest, { day: '2026-03-02' }))).toEqual({ promised: 0 });
    await max.ok('PUT', '/me/notification-preferences', {
      items: [{ kind: 'digest', email: true }],
    });
    await owner.task(project.id, {
      title: 'This week',
      assigneeId: max.person.userId,
      dueAt: at(2 * DAY),
    });
    expect(await done(jobRequest(mailDigest, { day: '2026-03-09' }))).toEqual({ promised: 1 });
    await settled();
    const [mail] = t.mailbox.to(max.person.email).filter((m) => m.subject.startsWith('Your week'));
    expect(mail?.text).toContain('This week');
    expect(mail?.text).toContain('OVERDUE (2)');
    expect(mail?.unsubscribeUrl).toBeDefined();
  });
});
