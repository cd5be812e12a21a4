import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { onCell } from '../../../../test/harness/deployments.ts';
import { startRunner, until } from '../../../../test/harness/jobs.ts';
import { openWorkspace } from '../../../../test/factories/work.ts';
import { jobRequest } from '#messaging/jobs/index.ts';
import { maintenanceJobs } from './jobs.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it('answers kept for repeated requests are forgotten after a day, and not before', async () => {
  const owner = await openWorkspace(app, 'free');
  const project = await owner.project();
  const create = (key: string) =>
    owner.ok('POST', '/tasks', { projectId: project.id, title: key }, { 'idempotency-key': key });
  await create('old');
  await create('new');
  await onCell(
    app.server,
    'shared-1',
    `update shared.idempotency set created_at = now() - interval '25 hours' where key = 'old'`,
  );
  const handlers = maintenanceJobs(app.server);
  await using _ = await startRunner(app, handlers);
  const forget = handlers.find(({ job }) => job.name === 'requests.forget');
  if (!forget) throw new Error('there is no such job');
  const { tenantId } = owner.person;
  const request = jobRequest(forget.job, { day: '2026-01-01' });
  const [id = ''] = await app.app.jobs.send(tenantId, [request]);
  await until(async () => (await app.app.jobs.find(id))?.state === 'succeeded', 'done');
  expect((await app.app.jobs.find(id))?.result).toEqual({ forgotten: 1 });
  const left = await onCell<{ key: string }>(
    app.server,
    'shared-1',
    'select key from shared.idempotency where tenant_id = $1',
    tenantId,
  );
  expect(left).toEqual([{ key: 'new' }]);
});
