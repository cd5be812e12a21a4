import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import type { Label } from '#features/work/labels/index.ts';

interface Carrier {
  labels: string[];
  version: number;
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(ENGINES)('labels on tasks in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let project: { id: string };
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    project = await owner.project();
  });
  const list = async (): Promise<Label[]> =>
    (await owner.ok<{ items: Label[] }>('GET', '/tenant/labels')).items;

  const idOf = async (wanted: string): Promise<string> =>
    (await list()).find(({ name }) => name === wanted)?.id ?? '';
  /** The tasks that a filter by label finds. */
  const keysWith = async (label: string, project: string): Promise<string[]> => {
    const query = new URLSearchParams({ label, project, limit: '100' });
    const { items } = await owner.ok<{ items: { id: string }[] }>(
      'GET',
      `/tasks?${query.toString()}`,
    );
    return items.map(({ id }) => id);
  };

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

  it('are counted as far as somebody sees the tasks', async () => {
    const manager = await join(app, owner, 'manager');
    const hidden = await owner.project({ visibility: 'private' });
    const open = await owner.project();
    const labels = ['counted'];
    for (const { id } of [hidden, hidden, open]) await owner.task(id, { labels });
    const trashed = await owner.task(open.id, { labels });
    await owner.ok('DELETE', `/tasks/${trashed.id}`);
    const counted = async (as: Client): Promise<number | undefined> => {
      const { items } = await as.ok<{ items: { name: string; tasks: number }[] }>(
        'GET',
        '/tenant/labels?count=true',
      );
      return items.find(({ name }) => name === 'counted')?.tasks;
    };
    expect(await counted(owner)).toBe(4);
    expect(await counted(manager)).toBe(2);
    const url = `/tenant/labels/${await idOf('counted')}`;
    const refused = async (as: Client): Promise<string> =>
      (await as.send<{ detail: string }>('DELETE', url)).body.detail;
    expect(await refused(owner)).toContain('while 4 tasks have it');
    expect(await refused(manager)).toContain('while tasks have it');
    await owner.ok('PUT', `/projects/${hidden.id}/members/${manager.person.userId}`, {
      role: 'viewer',
    });
    expect(await counted(manager)).toBe(4);
    // The plan has room for a few.
    for (const { id } of [hidden, open]) await owner.ok('DELETE', `/projects/${id}`);
  });

  /** Names that mean something in JSON, in SQL patterns or in the other names. */
  const AWKWARD = ['a', 'a,b', '"a"', '["a"]', ',"a"', 'a\\', '\\"a', '%', '$1', 'ä €', 'A'];

  it('are renamed on every task that has them, whatever they are called', async () => {
    const task = await owner.task(project.id, { labels: AWKWARD });
    const other = await member.task(project.id, { labels: ['a'] });
    for (const [i, name] of AWKWARD.entries()) {
      const { id } = (await list()).find((one) => one.name === name) as Label;
      await owner.ok('PATCH', `/tenant/labels/${id}`, { name: ` new ${name}` });
      const now = await owner.ok<Carrier>('GET', `/tasks/${task.id}`);
      expect(now.labels).toEqual(AWKWARD.map((old, at) => (at <= i ? `new ${old}` : old)));
      expect(now.version).toBe(task.version + i + 1);
      // A filter takes several labels with commas between.
      if (!name.includes(',')) expect(await keysWith(`new ${name}`, project.id)).toContain(task.id);
    }
    expect((await owner.ok<Carrier>('GET', `/tasks/${other.id}`)).labels).toEqual(['new a']);
    // The same names can be taken off again, which needs the index and the tasks to agree.
    await owner.patch(task.id, { labels: [] });
    expect(await keysWith('new a', project.id)).toEqual([other.id]);
  });

  it('are merged: tasks that have both keep one, the others change', async () => {
    const both = await owner.task(project.id, { labels: ['from', 'x', 'into'] });
    const one = await owner.task(project.id, { labels: ['from'] });
    const last = await owner.task(project.id, { labels: ['x', 'from'] });
    const [from, into] = await Promise.all(['from', 'into'].map(idOf));
    const merged = await owner.ok<Label>('POST', `/tenant/labels/${from}/merge`, { into });
    expect(merged).toMatchObject({ id: into, name: 'into' });
    const labelsOf = async ({ id }: { id: string }) =>
      (await owner.ok<Carrier>('GET', `/tasks/${id}`)).labels;
    expect(await Promise.all([both, one, last].map(labelsOf))).toEqual([
      ['x', 'into'],
      ['into'],
      ['x', 'into'],
    ]);
    expect((await keysWith('into', project.id)).length).toBe(3);
    expect(await keysWith('from', project.id)).toEqual([]);
    const counted = await owner.ok<{ items: (Label & { tasks: number })[] }>(
      'GET',
      '/tenant/labels?count=true',
    );
    expect(counted.items.find(({ name }) => name === 'into')?.tasks).toBe(3);
    expect(counted.items.some(({ name }) => name === 'from')).toBe(false);
  });

  it('are taken off their tasks when that is asked for, and deleted', async () => {
    const names = ['"q', 'gone', 'kept'];
    const tasks = [
      await owner.task(project.id, { labels: ['gone'] }),
      await owner.task(project.id, { labels: names }),
      await owner.task(project.id, { labels: ['kept', 'gone'] }),
    ];
    const id = await idOf('gone');
    expect(await owner.refusal('DELETE', `/tenant/labels/${id}`)).toBe('409 conflict');
    expect((await owner.send('DELETE', `/tenant/labels/${id}?detach=true`)).status).toBe(204);
    const left = await Promise.all(
      tasks.map(async (task) => (await owner.ok<Carrier>('GET', `/tasks/${task.id}`)).labels),
    );
    expect(left).toEqual([[], ['"q', 'kept'], ['kept']]);
    expect((await list()).some(({ name }) => name === 'gone')).toBe(false);
  });

  it('refuse a name that is taken, themselves as a target, strangers, and who may not', async () => {
    await owner.task(project.id, { labels: ['first', 'second'] });
    const [first, second] = await Promise.all(['first', 'second'].map(idOf));
    const path = `/tenant/labels/${first}`;
    expect(await owner.refusal('PATCH', path, { name: 'second' })).toBe('409 duplicate_key');
    expect(await owner.refusal('PATCH', path, {})).toMatch(/^422 invalid/);
    expect(await owner.refusal('POST', `${path}/merge`, { into: first })).toBe('422 invalid into');
    expect(await owner.refusal('POST', `${path}/merge`, { into: newId() })).toBe(
      '422 invalid into',
    );
    expect(await member.refusal('PATCH', path, { name: 'mine now' })).toBe('403 forbidden');
    expect(await member.refusal('POST', `${path}/merge`, { into: second })).toBe('403 forbidden');
    expect(await member.refusal('DELETE', `${path}?detach=true`)).toBe('403 forbidden');
  });

  it('end in one state when they are renamed and merged by many at once', async () => {
    const names = Array.from({ length: 4 }, (_, i) => `crowd ${i}`);
    const task = await owner.task(project.id, { labels: names });
    const ids = await Promise.all(names.map(idOf));
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2 === 0
          ? owner.send('PATCH', `/tenant/labels/${ids[i % 4]}`, { name: `all ${i % 3}` })
          : owner.send('POST', `/tenant/labels/${ids[i % 4]}/merge`, { into: ids[(i + 1) % 4] }),
      ),
    );
    const known = (await list()).map(({ name }) => name);
    const { labels } = await owner.ok<Carrier>('GET', `/tasks/${task.id}`);
    expect(new Set(labels).size).toBe(labels.length);
    for (const name of labels) {
      expect(known).toContain(name);
      expect(await keysWith(name, project.id)).toEqual([task.id]);
    }
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
