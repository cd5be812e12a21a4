import { expect, it } from 'vitest';
import { putChoices, putRefusal } from '#identity/index.ts';
import { deleteTenant, eraseTenant } from '#features/operations/portable/index.ts';
import { startTestApp } from '../../../../test/harness/app.ts';
import { ask } from '../../../../test/harness/connections.ts';
import { depsOf, recordOf } from '../../../../test/factories/portable.ts';

it('erasing a workspace leaves nothing of its mail, and nothing of its people’s choices', async () => {
  await using t = await startTestApp();
  const anna = await t.signUp();
  const max = await t.addMember(anna, 'member');
  const neighbour = await t.signUp();
  const invitation = { email: 'somebody@elsewhere.example', role: 'member' };
  await t.request('POST', '/tenant/invitations', {
    as: anna,
    tenant: anna.tenant,
    body: invitation,
  });
  const { control } = t.app.identity;
  await putChoices(control, max.userId, [{ kind: 'digest', channel: 'email', wanted: true }]);
  const refusal = {
    address: max.email,
    answer: `550 <${max.email}> unknown`,
    at: new Date().toISOString(),
  };
  await putRefusal(control, { accountId: max.userId, ...refusal });

  const count = async (table: string): Promise<number> => {
    const sql = `select count(*)::int as n from control.${table}`;
    return (await ask<{ n: number }>(t.server.ownerUrl(t.server.control), sql))[0]?.n ?? -1;
  };
  expect(await count('mail')).toBe(5);
  await deleteTenant(depsOf(t), await recordOf(t, anna.tenant), '12h');
  const report = await eraseTenant(depsOf(t), anna.tenant, { now: true });
  expect(report.searched.flatMap(({ found }) => found)).toEqual([]);
  expect(await count('mail')).toBe(1);
  expect(await count('notification_preference')).toBe(0);
  expect(await count('mail_refusal')).toBe(0);
  expect(neighbour.tenantId).toBeDefined();
});
