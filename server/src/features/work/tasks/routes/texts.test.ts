import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type ProjectAnswer,
  type TaskAnswer,
  join,
  openWorkspace,
} from '../../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../../test/harness/app.ts';

interface Texts extends TaskAnswer {
  titleVersion: number;
  descriptionVersion: number;
}

interface Refusal {
  code: string;
  currentVersion: number;
  conflicts: {
    field: string;
    current: { text: string; version: number; by: { name: string } | null; at: string | null };
  }[];
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe.each(ENGINES)('the texts of a task in the %s layout', (_layout, plan) => {
  let owner: Client;
  let member: Client;
  let project: ProjectAnswer;
  beforeAll(async () => {
    owner = await openWorkspace(app, plan);
    member = await join(app, owner, 'member');
    project = await owner.project({ key: 'TEXT' });
  });

  const made = async (fields: Record<string, unknown> = {}): Promise<Texts> =>
    (await owner.task(project.id, fields)) as Texts;
  const patch = async (who: Client, id: string, fields: Record<string, unknown>) =>
    (await who.patch(id, fields)) as Texts;
  /** As clients do, it asks again where there is no room for so many at once. */
  const send = async (who: Client, id: string, fields: Record<string, unknown>) => {
    for (;;) {
      const answer = await who.send<Texts & Refusal>('PATCH', `/tasks/${id}`, fields);
      if (answer.status !== 503) return answer;
      await setTimeout(200);
    }
  };

  it('have versions that their own changes raise, and no others', async () => {
    const { id, titleVersion, descriptionVersion } = await made();
    expect([titleVersion, descriptionVersion]).toEqual([1, 1]);
    await patch(owner, id, { labels: ['a'], priority: 'high' });
    await owner.ok('POST', `/tasks/${id}/move`, { status: 'BLOCKED' });
    expect(await patch(owner, id, { title: ' A task ', dueAt: null })).toMatchObject({
      titleVersion: 1,
      descriptionVersion: 1,
    });
    expect(await patch(owner, id, { title: 'Another' })).toMatchObject({
      titleVersion: 2,
      descriptionVersion: 1,
    });
    const last = await patch(owner, id, { title: 'A third', description: 'Words' });
    expect(last).toMatchObject({ titleVersion: 3, descriptionVersion: 2, version: 5 });
    expect(await owner.ok('GET', `/tasks/${id}`)).toEqual(last);
  });

  it('are written over what was seen, whatever else became of the task', async () => {
    const { id } = await made({ description: 'old' });
    await patch(member, id, { labels: ['theirs'], title: 'Theirs' });
    const fields = { description: 'new', descriptionVersion: 1 };
    expect(await patch(owner, id, fields)).toMatchObject({
      title: 'Theirs',
      description: 'new',
      descriptionVersion: 2,
    });
  });

  it('are refused over what was not seen, with what they are, by whom and since when', async () => {
    const { id } = await made({ description: 'old' });
    const theirs = await patch(member, id, { title: 'Theirs', description: 'theirs' });
    const answer = await send(owner, id, {
      title: 'Mine',
      titleVersion: 1,
      description: 'mine',
      descriptionVersion: 1,
      descriptionBase: 'old',
      priority: 'urgent',
    });
    expect(answer.status).toBe(409);
    const by = { id: member.person.userId, name: expect.stringMatching(/^member/) };
    expect(answer.body).toMatchObject({
      code: 'text_conflict',
      currentVersion: theirs.version,
      conflicts: [
        { field: 'title', current: { text: 'Theirs', version: 2, by, at: theirs.updatedAt } },
        { field: 'description', current: { text: 'theirs', version: 2, by, at: theirs.updatedAt } },
      ],
    });
    expect(await member.ok('GET', `/tasks/${id}`)).toEqual(theirs);
    const again = { title: 'Mine', titleVersion: 2, description: 'mine', descriptionVersion: 2 };
    expect(await patch(owner, id, again)).toMatchObject({ title: 'Mine', description: 'mine' });
  });

  it('are merged with what others wrote elsewhere in them, which history tells', async () => {
    const base = 'One\n\nTwo\n\nThree';
    const { id } = await made({ description: base });
    await patch(member, id, { description: 'One\n\nTwo\n\n3' });
    const merged = await patch(owner, id, {
      description: '1\n\nTwo\n\nThree',
      descriptionVersion: 1,
      descriptionBase: base,
    });
    expect(merged).toMatchObject({ description: '1\n\nTwo\n\n3', descriptionVersion: 3 });
    const [mine, theirs] = await owner.activity(`/tasks/${id}`);
    expect(mine?.changes).toEqual([
      { field: 'description', from: 'One\n\nTwo\n\n3', to: '1\n\nTwo\n\n3', merged: true },
    ]);
    expect(theirs?.changes).toEqual([{ field: 'description', from: base, to: 'One\n\nTwo\n\n3' }]);
  });

  it('obey If-Match before anything else', async () => {
    const { id } = await made({ description: 'old' });
    await patch(owner, id, { labels: ['a'] });
    const fields = { description: 'new', descriptionVersion: 1, descriptionBase: 'old' };
    const on = (version: number) => ({ 'if-match': `"${version}"` });
    expect(await owner.refusal('PATCH', `/tasks/${id}`, fields, on(1))).toBe(
      '412 version_mismatch',
    );
    expect(await owner.ok('PATCH', `/tasks/${id}`, fields, on(2))).toMatchObject({ version: 3 });
  });

  it.each([
    ['titleVersion', { titleVersion: 1 }],
    ['descriptionVersion', { descriptionVersion: 1, title: 'x' }],
    ['descriptionBase', { descriptionBase: '' }],
    ['descriptionVersion', { description: 'x', descriptionVersion: 0 }],
    ['descriptionBase', { description: 'x', descriptionBase: 'x'.repeat(100_001) }],
    ['titleBase', { title: 'x', titleBase: 'x' }],
  ])('refuse a %s that says nothing: %j', async (field, fields) => {
    const { id } = await made();
    expect(await owner.refusal('PATCH', `/tasks/${id}`, fields)).toBe(`422 invalid ${field}`);
  });

  it('are not merged beyond what a text may hold', async () => {
    const long = 'x'.repeat(60_000);
    const { id } = await made({ description: 'a\n\nb' });
    await patch(member, id, { description: `a\n\nb${long}` });
    const fields = { description: `a${long}\n\nb`, descriptionBase: 'a\n\nb' };
    const { status, body } = await send(owner, id, fields);
    expect([status, body.code]).toEqual([409, 'text_conflict']);
  });

  it('take fifty changes of different paragraphs at once', async () => {
    const paragraphs = Array.from({ length: 50 }, (_, i) => `Paragraph ${i}`);
    const base = paragraphs.join('\n\n');
    const { id } = await made({ description: base });
    const answers = await Promise.all(
      paragraphs.map((own, i) =>
        send(i % 2 ? owner : member, id, {
          description: base.replace(new RegExp(`${own}(?!\\d)`), `${own}, changed`),
          descriptionVersion: 1,
          descriptionBase: base,
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const now = await owner.ok<Texts>('GET', `/tasks/${id}`);
    expect(now.description).toBe(paragraphs.map((own) => `${own}, changed`).join('\n\n'));
    expect(now.descriptionVersion).toBe(51);
  });

  it('let one of many changes of a paragraph at once win, and show it to the others', async () => {
    const { id } = await made({ description: 'One\n\nTwo' });
    const mine = Array.from({ length: 12 }, (_, i) => `One\n\nTwo, as ${i} says`);
    const answers = await Promise.all(
      mine.map((description, i) =>
        send(i % 2 ? owner : member, id, {
          description,
          descriptionVersion: 1,
          descriptionBase: 'One\n\nTwo',
        }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const text = won[0]?.body.description;
    expect(mine).toContain(text);
    for (const { body } of answers.filter(({ status }) => status !== 200))
      expect([body.code, body.conflicts[0]?.current.text]).toEqual(['text_conflict', text]);
    expect(await owner.ok('GET', `/tasks/${id}`)).toMatchObject({ description: text });
  });
});
