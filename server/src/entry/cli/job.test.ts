import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { type CommandAnswer, runCommand } from '../../../test/harness/command.ts';
import { ask } from '../../../test/harness/connections.ts';
import { dropDatabases, testServer } from '../../../test/harness/databases.ts';
import { startRunner } from '../../../test/harness/jobs.ts';
import { type Schedule, type JobStatus, jobRequest, jobType } from '#messaging/jobs/index.ts';
import { type PostgresServer, deploy } from '#tenancy/index.ts';
import { handlersOf } from '../work.ts';

/** The commands for background jobs as operators type them, with a worker beside them and without one. */

let server: PostgresServer;
let t: TestApp;
let anna: Person;
beforeAll(async () => {
  const name = `job_cli_${process.pid}`;
  server = testServer(inject('adminUrl'), name, name);
  await deploy(server);
  t = await startTestApp({ beside: { server } as TestApp });
  anna = await t.signUp();
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  await dropDatabases(inject('adminUrl'), server.control);
  await ask(inject('adminUrl'), `drop role ${server.appRole}; drop role ${server.controlRole}`);
});

const taskforce = (...args: string[]): Promise<CommandAnswer> =>
  runCommand(server, ['job', ...args]);
const json = async <T>(...args: string[]): Promise<T> => {
  const { out, err } = await taskforce(...args, '--json');
  if (out === '') throw new Error(err);
  return JSON.parse(out) as T;
};

/** A kind that every worker knows to be none of ours, so that it is given up. */
const broken = jobType({ name: 'test.broken', summary: 'Never done.', data: Type.Object({}) });
/** A dead letter of a tenant's. @returns its id */
async function deadLetter(): Promise<string> {
  const [id = ''] = await t.app.jobs.send(anna.tenantId, [jobRequest(broken, {})]);
  await ask(
    server.ownerUrl(server.control),
    `update pgboss.job set state = 'failed', output = '{"error": "it is broken"}', completed_on = now()
      where id = $1`,
    id,
  );
  return id;
}

describe('a job that is run from the command line', { timeout: 60_000 }, () => {
  test('is done by the command itself where no worker is', async () => {
    const day = ['--data', '{"day":"2026-11-29"}'];
    const done = await taskforce('run', 'analytics.daily', '--tenant', anna.tenant, ...day);
    expect([done.code, done.err]).toEqual([0, '']);
  });

  test('may be any scheduled one, whoever does it', async () => {
    await using _worker = await startRunner(t, handlersOf({ ...t.app, features: t.app.features }));
    const schedules: Schedule[] = t.app.features.flatMap(({ schedules: own = [] }) => own);
    expect(schedules.length).toBeGreaterThan(12);
    for (const { of, job } of schedules) {
      const about =
        of === 'tenant' ? ['--tenant', anna.tenant, '--data', '{"day":"2026-11-29"}'] : [];
      const { code, err } = await taskforce('run', job.name, ...about);
      expect([job.name, code, err]).toEqual([job.name, 0, '']);
    }
  });

  test('is refused with a word on what would be right', async () => {
    const cases: [string[], number, string][] = [
      [['run', 'nothing'], 1, 'There is no kind of job "nothing"; job kinds lists them.'],
      [
        ['run', 'tasks.clean_up'],
        1,
        'tasks.clean_up is done for one workspace: name it with --tenant',
      ],
      [['run', 'mail.sweep', '--tenant', anna.tenant], 1, 'leave --tenant out'],
      [['run', 'tasks.clean_up', '--tenant', 'nobody'], 1, 'workspace "nobody"'],
      [['show', '123'], 1, 'There is no job 123.'],
      [['retry', '123'], 1, '123 is none that could be tried again'],
      [['discard', "1'2"], 1, "1'2 is none that could be discarded"],
      [['run', 'tasks.clean_up', '--tenant', anna.tenant], 1, 'day'],
      [
        ['run', 'tasks.clean_up', '--data', '[1]'],
        2,
        'give a JSON object, such as {"day": "2026-03-29"}',
      ],
    ];
    for (const [args, code, words] of cases) {
      const answer = await taskforce(...args);
      expect([args.join(' '), answer.code]).toEqual([args.join(' '), code]);
      expect(answer.err).toContain(words);
    }
  });
});

describe('dead letters', { timeout: 60_000 }, () => {
  test('are listed with the reason, tried again, and put an end to', async () => {
    const [one, two] = [await deadLetter(), await deadLetter()];
    const listed = await taskforce('list', '--tenant', anna.tenant);
    expect(listed.out).toMatch(
      new RegExp(`${one} +test.broken +${anna.tenant} +dead .*it is broken`),
    );
    expect((await json<JobStatus[]>('list')).map(({ id }) => id).toSorted()).toEqual(
      [one, two].toSorted(),
    );
    expect((await taskforce('show', one)).out).toMatch(/why +it is broken/);

    expect(await json('retry', one)).toEqual({ ids: [one] });
    expect(await json('show', one)).toMatchObject({ state: 'failed', attempts: 0 });
    // In no order that was promised.
    const discarded = await json<{ ids: string[] }>('discard', one, two);
    expect(discarded.ids.toSorted()).toEqual([one, two].toSorted());
    expect((await taskforce('list')).out).toBe('No dead letters.\n');
    const again = await taskforce('retry', one);
    expect([again.code, again.err]).toEqual([1, `${one} is none that could be tried again\n`]);

    expect(await json('show', two)).toMatchObject({ state: 'dead' });
    const nobody = crypto.randomUUID();
    const { code, err } = await taskforce('show', nobody);
    expect([code, err]).toEqual([1, `There is no job ${nobody}.\n`]);
  });

  test('are named, or all of them', async () => {
    const { code, err } = await taskforce('discard');
    expect([code, err]).toEqual([1, 'taskforce: name the jobs by their ids, or give --all\n']);
    await deadLetter();
    expect((await taskforce('discard', '--all')).out).toBe('1 discarded\n');
  });
});

test('the kinds say what they take', async () => {
  const kinds = await json<{ name: string; of: string; summary: string; data: object }[]>('kinds');
  const cleanUp = kinds.find(({ name }) => name === 'tasks.clean_up');
  expect(cleanUp).toMatchObject({
    of: 'tenant',
    data: { properties: { day: { format: 'date' } } },
  });
  expect(kinds.every(({ summary }) => summary.length > 5)).toBe(true);
});
