import { expect, it } from 'vitest';
import { jobRequest } from '#messaging/jobs/index.ts';
import { startTestApp } from '../../../../test/harness/app.ts';
import { onControl } from '../../../../test/harness/deployments.ts';
import { startRunner, until } from '../../../../test/harness/jobs.ts';
import { depsOf } from '../../../../test/factories/portable.ts';
import { portableJobs } from './jobs.ts';

it('workspaces are erased once their grace is over, with the jobs they still have; others stay', async () => {
  await using app = await startTestApp();
  const due = await app.signUp();
  const later = await app.signUp();
  const inUse = await app.signUp();
  const close = (tenantId: string, until: string) =>
    onControl(
      app.server,
      `update control.tenant set state = 'pending_delete', state_until = $2 where id = $1`,
      tenantId,
      until,
    );
  await close(due.tenantId, new Date(Date.now() - 60_000).toISOString());
  await close(later.tenantId, new Date(Date.now() + 86_400_000).toISOString());
  const handlers = portableJobs(depsOf(app));
  const [handler] = handlers;
  if (!handler) throw new Error('there is no such job');
  const { jobs } = app.app;
  const waits = { ...handler.job, name: 'test.waits' };
  const [left = ''] = await jobs.send(due.tenantId, [jobRequest(waits, {}, { delaySeconds: 900 })]);
  await using _ = await startRunner(app, handlers);
  const [id = ''] = await jobs.send(null, [jobRequest(handler.job, {})]);
  await until(async () => (await jobs.find(id))?.state === 'succeeded', 'done', 60_000);
  expect((await jobs.find(id))?.result).toEqual({ erased: 1 });
  expect(await jobs.find(left)).toBeUndefined();
  const states = await onControl<{ id: string; state: string }>(
    app.server,
    'select id, state from control.tenant',
  );
  expect(new Map(states.map((row) => [row.id, row.state]))).toEqual(
    new Map([
      [due.tenantId, 'erased'],
      [later.tenantId, 'pending_delete'],
      [inUse.tenantId, 'active'],
    ]),
  );
}, 90_000);
