import { expect, it } from 'vitest';
import { createLog } from '#platform/log/index.ts';
import { startRelay } from '../../../../entry/relay.ts';
import { handlersOf } from '../../../../entry/work.ts';
import { LAYOUTS, startTestApp } from '../../../../../test/harness/app.ts';
import { startReceiver } from '../../../../../test/harness/receiver.ts';
import { startRunner, until } from '../../../../../test/harness/jobs.ts';
import { join, openWorkspace } from '../../../../../test/factories/work.ts';
import { depsOf, recordOf, scratch } from '../../../../../test/factories/portable.ts';
import { exportTenant, importTenant } from '../index.ts';

/** Fields at the bounds of what requests take, and rows that only jobs write: an import takes them back. */

const LONG = '🧳'.repeat(255);

const templateState = (name: string) => ({
  name,
  category: 'doing',
  color: '#ABCDEF',
  wipLimit: 1000,
  next: ['Done'],
});

it.each(LAYOUTS)(
  'whatever the product has written in the %s layout can be imported',
  async (_, plan) => {
    await using app = await startTestApp({ env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    await using files = await scratch();
    await using receiver = await startReceiver();
    receiver.answer((response) => response.writeHead(500).end('no'.repeat(2000)));
    await using _runner = await startRunner(app, handlersOf({ ...app.app }));
    await using _relay = startRelay(
      app.app,
      app.app.features,
      createLog({ level: 'error', forPeople: false }),
    );
    const owner = await openWorkspace(app, plan);
    const member = await join(app, owner, 'member');
    const hook = await owner.ok<{ id: string }>('POST', '/tenant/webhooks', {
      url: `${receiver.url}/hook?${'q'.repeat(1900)}`,
      description: 'd'.repeat(500),
    });
    await owner.ok('POST', '/tenant/external-sources', {
      name: 'N'.repeat(100),
      url: `${receiver.url}/list`,
      headers: { Authorization: 'x'.repeat(4000), 'X-Other': 'y' },
      itemsPath: 'a.b.0.c',
      mapping: { id: 'i', title: 't', url: 'u', dueAt: 'd.e' },
    });
    await owner.ok('POST', '/tenant/workflow-templates', {
      name: 'ü'.repeat(100),
      states: [
        ...Array.from({ length: 19 }, (_unused, i) => templateState(`${i}`.padEnd(40, 'ß'))),
        { ...templateState('Done'), category: 'done' },
      ],
    });
    const project = await owner.project({
      key: 'OWN',
      name: 'ß'.repeat(120),
      description: '#'.repeat(20_000),
      color: '#ABCDEF',
      startDate: '2026-01-01',
      targetDate: '2026-01-01',
    });
    const task = await owner.task(project.id, {
      title: LONG,
      description: '\n'.repeat(100_000),
      labels: Array.from({ length: 20 }, (_unused, i) => `${i}`.padEnd(50, 'ü')),
      assigneeId: member.person.userId,
      estimateMinutes: 525_600,
      dueAt: '2999-12-31T00:00:00Z',
      startDate: '1900-01-01',
    });
    const say = (body: string, parentId?: string) =>
      owner.ok<{ id: string }>('POST', `/tasks/${task.id}/comments`, {
        body,
        ...(parentId !== undefined && { parentId }),
      });
    const longest = await say('🧳'.repeat(20_000));
    await owner.ok('PATCH', `/comments/${longest.id}`, { body: 'x' });
    await owner.ok('PUT', `/comments/${longest.id}/reactions/thumbs_down`);
    const emptied = await say('y');
    await say('z', emptied.id);
    await owner.ok('DELETE', `/comments/${emptied.id}`);
    await owner.ok('POST', `/tasks/${task.id}/transition`, {
      status: 'IN_PROGRESS',
      note: 'n'.repeat(2000),
    });
    await owner.patch(task.id, { title: 'other', labels: [], assigneeId: null, description: 'x' });
    await owner.ok('PATCH', `/projects/${project.id}`, { description: '', status: 'paused' });
    await owner.ok('POST', `/projects/${project.id}/report`, { format: 'html' });
    await owner.ok(
      'POST',
      '/tasks',
      { projectId: project.id, title: 'k' },
      { 'idempotency-key': '~!k' },
    );

    const slug = owner.person.tenant;
    const rows = async (): Promise<Record<string, number>> => {
      const path = files.file(`${Math.random()}.zip`);
      const { tables } = await exportTenant(depsOf(app), await recordOf(app, slug), path);
      const { linksDropped } = await importTenant(depsOf(app), path, { slug: 'own', dryRun: true });
      expect(linksDropped).toBe(0);
      return Object.fromEntries(tables.map((table) => [table.name, table.rows]));
    };
    const wanted = ['notification', 'webhook_delivery', 'report', 'activity', 'external_source'];
    await until(
      async () => {
        const found = await rows();
        return wanted.every((name) => (found[name] ?? 0) > 0);
      },
      'rows of every kind',
      60_000,
    );
    const deliveries = `/tenant/webhooks/${hook.id}/deliveries`;
    await until(
      async () => {
        const { items } = await owner.ok<{ items: { responseStatus: number | null }[] }>(
          'GET',
          deliveries,
        );
        return items.some(({ responseStatus }) => responseStatus === 500);
      },
      'an answer',
      60_000,
    );
    await rows();
  },
);
