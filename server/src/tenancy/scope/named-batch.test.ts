import { expect, it } from 'vitest';
import type { Step, StepResult } from '#platform/db/index.ts';
import { type Builder, type Layout, statement } from '../query/index.ts';
import { namedBatch } from './named-batch.ts';
import { Scope, call } from './scope.ts';

interface Tables {
  note: { id: string; text: string; updated_at: string };
}
type Db = Builder<Tables>;

/** Keeps what is sent, and answers each with its text. */
class KeepingScope extends Scope {
  readonly layout: Layout = { kind: 'schema', engine: 'postgres', namespace: 't' };
  sent: string[] = [];

  protected async send(steps: readonly Step[]): Promise<StepResult[]> {
    this.sent = steps.map((step) => step.text());
    return this.sent.map((text) => ({ rows: [{ text }], count: 1 }));
  }
}

const select = (column: 'id' | 'text') =>
  call(
    statement((db: Db) => db.selectFrom('note').select(column)),
    {},
  );
const lock = call(
  statement((db: Db) => db.selectFrom('note').select('id').forUpdate()),
  {},
);
const write = call(
  statement((db: Db) => db.updateTable('note').set({ text: '' })),
  {},
);
const [ids, texts] = [select('id'), select('text')];

it('sends the same, in whichever order an object names what is read', async () => {
  const scope = new KeepingScope('');
  const one = await namedBatch(scope, { ids, texts }, { after: [lock, write] });
  const { sent } = scope;
  const other = await namedBatch(scope, { texts, ids }, { after: [lock, write] });
  expect(scope.sent).toEqual(sent);
  expect(sent[0]).toContain('for update');
  expect(sent[1]).toMatch(/^update/);
  expect(other).toEqual(one);
  expect(one.ids).toEqual([{ text: 'select "id" from "t"."note"' }]);
  expect(one.texts).toEqual([{ text: 'select "text" from "t"."note"' }]);
});

it('keeps the order of what comes before the reads', async () => {
  const scope = new KeepingScope('');
  await namedBatch(scope, { ids }, { after: [write, undefined, lock] });
  expect(scope.sent.map((text) => text.split(' ')[0])).toEqual(['update', 'select', 'select']);
});

it('does not ask what is not needed', async () => {
  const scope = new KeepingScope('');
  expect(await namedBatch(scope, { ids: undefined, texts })).toEqual({
    ids: [],
    texts: [{ text: expect.stringContaining('"text"') }],
  });
  expect(scope.sent).toHaveLength(1);
});

it.each([
  ['locks', lock],
  ['changes', write],
])('refuses what %s rows among what is read by name', async (_what, call) => {
  await expect(namedBatch(new KeepingScope(''), { ids, call })).rejects.toThrow(
    '"call" changes or locks rows',
  );
});

it('does not take a name or a text for a change', async () => {
  const named = call(
    statement((db: Db) =>
      db.selectFrom('note').select('updated_at as update').where('text', '=', 'delete from x'),
    ),
    {},
  );
  await expect(namedBatch(new KeepingScope(''), { named })).resolves.toBeDefined();
});
