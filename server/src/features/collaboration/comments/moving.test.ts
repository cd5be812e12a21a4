import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryEventsOver } from '#messaging/events/index.ts';
import { type MoveStep, moveTenant } from '#tenancy/move/index.ts';
import { type Plan, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { checksumsOf, fillWorkspace, recordOf } from '../../../../test/factories/portable.ts';
import { type Client, openWorkspace } from '../../../../test/factories/work.ts';
import type { CommentView, ThreadView } from './schema.ts';

/** Comments of a workspace that is moved while people go on talking. */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t[Symbol.asyncDispose]());

/** The tests' cell on MariaDB takes tenants only when it is told to. */
async function openMariaDb(): Promise<string> {
  const [cell] = await ask<{ name: string }>(
    t.server.ownerUrl(t.server.control),
    `update control.cell set state = 'open' where engine = 'mysql' returning name`,
  );
  if (!cell) throw new Error('there is no cell on MariaDB');
  return cell.name;
}

const WAYS: readonly (readonly [string, Plan, string])[] = [
  ['shared', 'free', 'schema'],
  ['schema', 'basic', 'dedicated'],
  ['dedicated', 'enterprise', 'shared'],
  ['mariadb', 'mariadb', 'schema'],
  ['shared', 'free', 'mariadb'],
];

test.each(WAYS)(
  'comments from %s (%s) to %s are those that were written, changed and deleted',
  async (_from, plan, to) => {
    const owner = await openWorkspace(t, plan);
    const { member } = await fillWorkspace(t, owner);
    const url = '/tasks/PORT-1/comments';
    const say = (who: Client, body: string, parentId?: string) =>
      who.ok<CommentView>('POST', url, { body, ...(parentId && { parentId }) });
    const doomed = await say(owner, 'goes with everything');
    await owner.ok('PATCH', `/comments/${doomed.id}`, { body: 'goes, edited' });
    await member.ok('PUT', `/comments/${doomed.id}/reactions/eyes`);
    const place = await say(owner, 'leaves its place');
    await say(member, 'stays', place.id);
    const talk: Partial<Record<MoveStep, () => Promise<unknown>>> = {
      copying: async () => {
        await owner.ok('DELETE', `/comments/${doomed.id}`);
        const late = await say(member, 'late');
        await say(owner, 'later', late.id);
        await owner.ok('PUT', `/comments/${late.id}/reactions/tada`);
      },
      draining: async () => {
        await owner.ok('DELETE', `/comments/${place.id}`);
        await say(owner, 'last');
      },
    };
    const source = await recordOf(t, owner.person.tenant);
    const report = await moveTenant(
      { server: t.server, tenancy: t.app.tenancy, beforeDrop: carryEventsOver },
      source,
      { to: to === 'mariadb' ? await openMariaDb() : to },
      { onStep: (step) => talk[step]?.().then(() => undefined) },
    );
    expect(report.tables).toMatchObject({ comment: 7, comment_version: 1, comment_reaction: 2 });
    const target = await recordOf(t, owner.person.tenant);
    expect(target.placement.epoch).toBe(2);
    const pick = ({ comment, comment_version, comment_reaction }: Record<string, unknown>) => ({
      comment,
      comment_version,
      comment_reaction,
    });
    const [before, after] = [await checksumsOf(t, source), await checksumsOf(t, target)];
    expect(pick(after)).toEqual(pick(before));
    const threads = await owner.all<ThreadView>(url, 10);
    expect(threads.map(({ body, replies }) => [body, ...replies.map((r) => r.body)])).toEqual([
      ['Second thought', 'Reply'],
      ['', 'stays'],
      ['late', 'later'],
      ['last'],
    ]);
    const reply = await say(member, 'goes on', threads[2]?.id);
    expect(reply.parentId).toBe(threads[2]?.id);
  },
);
