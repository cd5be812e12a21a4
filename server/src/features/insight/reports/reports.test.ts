import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { doJob } from '../../../../test/harness/jobs.ts';
import type { ReportView } from './schema.ts';
import { findReport, removeExpired } from './store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const ask = (client: Client, projectId: string, format: string) =>
  client.ok<{ id: string }>('POST', `/projects/${projectId}/report`, { format });

/** Asks for a report and has it written. */
async function make(client: Client, projectId: string, format: string): Promise<string> {
  const { id } = await ask(client, projectId, format);
  expect(await doJob(app, 'project.report', id)).toEqual({ reportId: id });
  return id;
}

const EVIL = `<script>alert("x")</script>`;

describe.each(ENGINES)('reports in the %s layout', (_layout, plan) => {
  it('are written for whoever asked, and handed out as files', async () => {
    const owner = await openWorkspace(app, plan);
    await owner.ok('PATCH', '/tenant', { timeZone: 'Europe/Berlin' });
    const project = await owner.project({ key: 'REP', name: `Relaunch ${EVIL}` });
    const late = await owner.task(project.id, {
      title: EVIL,
      priority: 'urgent',
      assigneeId: owner.person.userId,
      dueAt: '2026-01-01T23:30:00Z',
      labels: ['a', 'b'],
    });
    await owner.task(project.id, { title: '=HYPERLINK("http://x")' });
    const { id } = await ask(owner, project.id, 'html');
    const notes: [number, number][] = [];
    expect(await doJob(app, 'project.report', id, notes)).toEqual({ reportId: id });
    expect(notes).toEqual([[2, 2]]);
    // A second attempt at the same job finds the report there.
    await doJob(app, 'project.report', id);

    const report = await owner.ok<ReportView>('GET', `/reports/${id}`);
    expect(report).toMatchObject({ id, projectId: project.id, format: 'html' });
    expect(report.name).toMatch(/^REP-report-\d{4}-\d\d-\d\d\.html$/);
    const { status, text, headers } = await owner.get(`/reports/${id}/content`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="${report.name}"; filename*=UTF-8''${report.name}`,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.byteLength(text)).toBe(report.size);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(text).toContain('2 Jan 2026, 00:30');
    // Everything is on the one sheet.
    expect(text.split(/<\/(?:main|body|html)>/).map((part) => part.trim() !== '')).toEqual([
      true,
      false,
      false,
      false,
    ]);
    // In both tables: of what is overdue, and of everything.
    expect(text.split(late.key)).toHaveLength(3);

    const csv = await owner.get(`/reports/${await make(owner, project.id, 'csv')}/content`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, first, second] = csv.text.split('\r\n');
    expect(head).toMatch(/^\uFEFFKey,Title,Status,Priority/);
    expect(first).toMatch(
      /^REP-1,"<script>alert\(""x""\)<\/script>",Open,Urgent,.*,"a, b",,2026-01-01T23:30:00.000Z,yes,,/,
    );
    expect(second).toMatch(/^REP-2,"'=HYPERLINK\(""http:\/\/x""\)",Open,Medium,,,,,no,,/);
  });

  it('are nobody else’s, nor theirs any more once they may not see the project', async () => {
    const owner = await openWorkspace(app, plan);
    const member = await join(app, owner, 'member');
    const project = await owner.project({ visibility: 'private' });
    expect(await member.refusal('POST', `/projects/${project.id}/report`, { format: 'csv' })).toBe(
      '404 not_found',
    );
    const role = `/projects/${project.id}/members/${member.person.userId}`;
    await owner.ok('PUT', role, { role: 'viewer' });
    const id = await make(member, project.id, 'csv');
    const { id: waiting } = await ask(member, project.id, 'html');
    const look = async (client: Client) =>
      Promise.all([
        client.get(`/reports/${id}`).then(({ status }) => status),
        client.get(`/reports/${id}/content`).then(({ status }) => status),
      ]);
    expect(await look(member)).toEqual([200, 200]);
    expect(await look(owner)).toEqual([404, 404]);
    await owner.ok('DELETE', role);
    expect(await look(member)).toEqual([404, 404]);
    await expect(doJob(app, 'project.report', waiting)).rejects.toThrow('may not see it any more');
    await owner.ok('PUT', role, { role: 'viewer' });
    expect(await look(member)).toEqual([200, 200]);
    await owner.ok('DELETE', `/projects/${project.id}`);
    expect(await look(member)).toEqual([404, 404]);
  });

  it('are kept for a week', async () => {
    const owner = await openWorkspace(app, plan);
    const project = await owner.project();
    const id = await make(owner, project.id, 'csv');
    const scope = app.app.tenancy.scopeOf(await recordOf(app, owner.person.tenant));
    const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const { userId } = owner.person;
    expect(await findReport(scope, id, userId, later(6.9))).toBeDefined();
    expect(await findReport(scope, id, userId, later(7.1))).toBeUndefined();
    expect(await scope.transact((tx) => removeExpired(tx, later(6.9)))).toBe(0);
    expect(await scope.transact((tx) => removeExpired(tx, later(7.1)))).toBe(1);
    expect((await owner.get(`/reports/${id}`)).status).toBe(404);
  });
});
