import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Client, join, openWorkspace } from '../../../test/factories/work.ts';
import { LAYOUTS, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import type { Label } from './model.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(LAYOUTS)('labels in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
  });
  const list = async (): Promise<Label[]> =>
    (await owner.ok<{ items: Label[] }>('GET', '/tenant/labels')).items;

  it('are made, recoloured and deleted', async () => {
    const made = await owner.ok<Label>('POST', '/tenant/labels', {
      name: ' design ',
      color: '#1D76DB',
    });
    expect(made).toEqual({ id: made.id, name: 'design', color: '#1d76db' });
    expect(
      await owner.ok('PATCH', `/tenant/labels/${made.id}`, { color: '#000000' }),
    ).toMatchObject({ color: '#000000' });
    expect(await list()).toEqual([{ id: made.id, name: 'design', color: '#000000' }]);
    expect((await owner.send('DELETE', `/tenant/labels/${made.id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  it('are seen by members, whose tasks make them, but kept by managers', async () => {
    const project = await owner.project();
    const task = await member.task(project.id, { labels: ['tls', 'http'] });
    const labels = await member.ok<{ items: Label[] }>('GET', '/tenant/labels');
    expect(labels.items.map(({ name }) => name)).toEqual(['http', 'tls']);
    const [http] = labels.items as [Label];
    expect(await member.refusal('POST', '/tenant/labels', { name: 'x' })).toBe('403 forbidden');
    expect(await member.refusal('PATCH', `/tenant/labels/${http.id}`, { color: '#000000' })).toBe(
      '403 forbidden',
    );
    expect(await member.refusal('DELETE', `/tenant/labels/${http.id}`)).toBe('403 forbidden');
    expect(await owner.refusal('DELETE', `/tenant/labels/${http.id}`)).toBe('409 conflict');
    await member.patch(task.id, { labels: ['tls'] });
    expect((await owner.send('DELETE', `/tenant/labels/${http.id}`)).status).toBe(204);
  });

  it('keep their colour when a task names them', async () => {
    await owner.ok('POST', '/tenant/labels', { name: 'mine', color: '#123456' });
    await owner.task((await owner.project()).id, { labels: ['mine'] });
    expect((await list()).find(({ name }) => name === 'mine')?.color).toBe('#123456');
  });

  it('may be brought by several tasks at once', async () => {
    const project = await owner.project();
    const names = Array.from({ length: 8 }, (_, i) => `at once ${i}`);
    await Promise.all(
      [names, names.toReversed(), names].map((labels) => owner.task(project.id, { labels })),
    );
    expect((await list()).filter(({ name }) => name.startsWith('at once'))).toHaveLength(8);
  });

  it.each([
    ['no name', {}, '422 invalid name'],
    ['a name of white space', { name: ' ' }, '422 invalid name'],
    ['a name of 51 characters', { name: 'x'.repeat(51) }, '422 invalid name'],
    ['a colour that is none', { name: 'x', color: 'blue' }, '422 invalid color'],
    ['a name that is taken', { name: 'mine' }, '409 duplicate_key'],
  ])('refuse %s', async (_what, body, answer) => {
    expect(await owner.refusal('POST', '/tenant/labels', body)).toBe(answer);
  });

  it('are nothing when they are somebody else’s', async () => {
    const other = await openWorkspace(app, plan);
    const theirs = await other.ok<Label>('POST', '/tenant/labels', { name: 'theirs' });
    const answers = await Promise.all(
      [theirs.id, newId()].map((id) =>
        owner.send<{ detail: string }>('DELETE', `/tenant/labels/${id}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.body.detail).toBe(answers[1]?.body.detail);
  });
});
