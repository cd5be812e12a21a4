import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import type { Label } from './model.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(ENGINES)('labels in the %s layout', (_layout, plan) => {
  let owner: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
  });
  const list = async (): Promise<Label[]> =>
    (await owner.ok<{ items: Label[] }>('GET', '/tenant/labels')).items;

  it('are made, and listed by name', async () => {
    const design = await owner.ok<Label>('POST', '/tenant/labels', {
      name: ' design ',
      color: '#1D76DB',
    });
    expect(design).toEqual({ id: design.id, name: 'design', color: '#1d76db' });
    const api = await owner.ok<Label>('POST', '/tenant/labels', { name: 'api' });
    expect(await list()).toEqual([api, design]);
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
});
