import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, join, openWorkspace } from '../../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';

interface Described {
  id: string;
  version: number;
  description: string;
  descriptionVersion: number;
  updatedAt: string;
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(ENGINES)('the description of a project in the %s layout', (_layout, plan) => {
  let owner: Client;
  let admin: Client;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    admin = await join(app, owner, 'admin');
  });

  const made = (description: string) =>
    owner.ok<Described>('POST', '/projects', { name: 'Described', description });
  const patch = (who: Client, id: string, fields: Record<string, unknown>) =>
    who.ok<Described>('PATCH', `/projects/${id}`, fields);

  it('has a version that its own changes raise, and no others', async () => {
    const { id, descriptionVersion } = await made('One');
    expect(descriptionVersion).toBe(1);
    await patch(owner, id, { name: 'Renamed', description: 'One' });
    const last = await patch(owner, id, { description: 'Two', descriptionVersion: 1 });
    expect(last).toMatchObject({ version: 3, description: 'Two', descriptionVersion: 2 });
    expect(await owner.ok('GET', `/projects/${id}`)).toEqual(last);
  });

  it('is merged where it can be, which history tells, and refused where it cannot', async () => {
    const base = 'One\n\nTwo';
    const { id } = await made(base);
    await owner.task(id, { title: 'A task of it' });
    const theirs = await patch(admin, id, { description: 'One\n\n2' });
    const seen = { descriptionVersion: 1, descriptionBase: base };
    const { status, body } = await owner.send<Record<string, unknown>>('PATCH', `/projects/${id}`, {
      ...seen,
      description: 'One\n\nZwei',
    });
    expect([status, body]).toMatchObject([
      409,
      {
        code: 'text_conflict',
        conflicts: [
          {
            field: 'description',
            current: {
              text: 'One\n\n2',
              version: 2,
              by: { id: admin.person.userId },
              at: theirs.updatedAt,
            },
          },
        ],
      },
    ]);
    expect(await patch(owner, id, { ...seen, description: '1\n\nTwo' })).toMatchObject({
      description: '1\n\n2',
      descriptionVersion: 3,
    });
    const [last] = await owner.activity(`/projects/${id}`);
    expect(last?.changes).toEqual([
      { field: 'description', from: 'One\n\n2', to: '1\n\n2', merged: true },
    ]);
  });

  it('needs a description beside what was seen of one', async () => {
    const { id } = await made('One');
    expect(await owner.refusal('PATCH', `/projects/${id}`, { descriptionVersion: 1 })).toBe(
      '422 invalid descriptionVersion',
    );
  });
});
