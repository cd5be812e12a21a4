import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { PostgresRows } from '#tenancy/transfer/postgres/rows.ts';
import type { Row } from '#tenancy/transfer/index.ts';
import {
  LAYOUTS,
  PASSWORD,
  type Plan,
  type TestApp,
  startTestApp,
} from '../../../../test/harness/app.ts';
import {
  checksumsOf,
  depsOf,
  fillWorkspace,
  recordOf,
  scratch,
} from '../../../../test/factories/portable.ts';
import { Client, openWorkspace } from '../../../../test/factories/work.ts';
import {
  cloneTenant,
  exportTenant,
  importTenant,
  removeAbandoned,
  restoreTenant,
} from './index.ts';

let app: TestApp;
let files: Awaited<ReturnType<typeof scratch>>;

beforeAll(async () => {
  app = await startTestApp();
  files = await scratch();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

/** Where the other end lies. */
const OTHER: Record<string, 'shared' | 'schema' | 'dedicated'> = {
  shared: 'schema',
  schema: 'dedicated',
  dedicated: 'shared',
  mariadb: 'schema',
};

async function filled(plan: Plan): Promise<{ owner: Client; member: Client; slug: string }> {
  const owner = await openWorkspace(app, plan);
  const { member } = await fillWorkspace(app, owner);
  return { owner, member, slug: owner.person.tenant };
}

/** Someone in another workspace than their own. */
const elsewhere = (client: Client, slug: string): Client =>
  new Client(app, { ...client.person, tenant: slug });

describe.each(LAYOUTS)('a workspace in the %s layout', (layout, plan) => {
  it('is the same in another layout after export and import, and exports the same', async () => {
    const { owner, slug } = await filled(plan);
    const tenant = await recordOf(app, slug);
    const manifest = await exportTenant(depsOf(app), tenant, files.file(`${slug}.zip`));
    expect(manifest.tables.find(({ name }) => name === 'task')?.rows).toBe(3);
    const imported = await importTenant(depsOf(app), files.file(`${slug}.zip`), {
      slug: `${slug}-x`,
      isolation: OTHER[layout],
    });
    expect(imported).toMatchObject({ made: [], domains: [] });
    expect(imported.matched.map(({ role }) => role).toSorted()).toEqual(['member', 'owner']);
    expect(imported.tenant?.isolation).toBe(OTHER[layout]);
    const copy = await recordOf(app, `${slug}-x`);
    expect(await checksumsOf(app, copy)).toEqual(await checksumsOf(app, tenant));
    const again = await exportTenant(depsOf(app), copy, files.file(`${slug}-x.zip`));
    expect(again.tables).toEqual(manifest.tables);
    const there = elsewhere(owner, copy.slug);
    expect(await there.titles('sort=number')).toEqual(await owner.titles('sort=number'));
    // Both go on, each on its own.
    const project = await there.ok<{ id: string }>('GET', '/projects/PORT');
    expect(await there.task(project.id, { title: 'only there' })).toMatchObject({ key: 'PORT-4' });
    expect(await owner.titles('sort=number')).not.toContain('only there');
  });

  it('is cloned with its people', async () => {
    const { member, slug } = await filled(plan);
    const tenant = await recordOf(app, slug);
    const copy = await cloneTenant(depsOf(app), tenant, {
      slug: `${slug}-c`,
      name: 'Copy',
      plan: tenant.plan,
      isolation: OTHER[layout],
    });
    expect(await checksumsOf(app, copy)).toEqual(await checksumsOf(app, tenant));
    expect(await elsewhere(member, copy.slug).titles('assignee=me')).toHaveLength(1);
  });

  it('takes no write while it is put back, and opens again whatever comes of it', async () => {
    const { owner, slug } = await filled(plan);
    const file = files.file(`${slug}-w.zip`);
    const tenant = await recordOf(app, slug);
    await exportTenant(depsOf(app), tenant, file);
    const before = await checksumsOf(app, tenant);
    let during: Promise<string> | undefined;
    const write = (): void => {
      during ??= owner.refusal('POST', '/projects', { name: 'Now' });
      throw new Error('cut off');
    };
    await expect(restoreTenant(depsOf(app), tenant, file, { write })).rejects.toThrow('cut off');
    expect(await during).toBe('503 tenant_unavailable');
    expect(await checksumsOf(app, tenant)).toEqual(before);
    await owner.ok('POST', '/projects', { name: 'Then' });
  });

  it('is put back to what a file says, while nobody else notices', async () => {
    const { owner, slug } = await filled(plan);
    const neighbour = await filled(plan);
    const tenant = await recordOf(app, slug);
    await exportTenant(depsOf(app), tenant, files.file(`${slug}-r.zip`));
    const before = await checksumsOf(app, tenant);
    const theirs = await checksumsOf(app, await recordOf(app, neighbour.slug));
    const project = await owner.ok<{ id: string }>('GET', '/projects/PORT');
    await owner.task(project.id, { title: 'after the export' });
    const late = await app.addMember(owner.person, 'admin');
    const restored = await restoreTenant(depsOf(app), tenant, files.file(`${slug}-r.zip`));
    expect(restored.made).toEqual([]);
    const after = await checksumsOf(app, tenant);
    expect({ ...after, person: null }).toEqual({ ...before, person: null });
    expect(after['person']?.count).toBe(3);
    expect(await checksumsOf(app, await recordOf(app, neighbour.slug))).toEqual(theirs);
    expect(await owner.titles('q=after')).toEqual([]);
    const stays = new Client(app, late);
    await stays.ok('POST', '/projects', { name: 'Life goes on' });
  });
});

describe('an import', () => {
  it('says what it would do and changes nothing in a dry run', async () => {
    const { owner, member, slug } = await filled('free');
    await exportTenant(depsOf(app), await recordOf(app, slug), files.file('dry.zip'));
    const plan = await importTenant(depsOf(app), files.file('dry.zip'), {
      slug: `${slug}-dry`,
      dryRun: true,
    });
    expect(plan).toMatchObject({ slug: `${slug}-dry`, made: [], tenant: undefined });
    // By the address alone: whoever imports a file from elsewhere looks at who gets in, and as what.
    expect(plan.matched.toSorted((a, b) => a.role.localeCompare(b.role))).toEqual([
      { email: member.person.email, role: 'member' },
      { email: owner.person.email, role: 'owner' },
    ]);
    expect(await app.app.tenancy.find(`${slug}-dry`)).toBeUndefined();
    await expect(
      importTenant(depsOf(app), files.file('dry.zip'), { dryRun: true }),
    ).rejects.toThrow('already');
  });

  it('recognises people by their address, makes accounts for the others, and rewrites their ids everywhere', async () => {
    const { owner, member, slug } = await filled('basic');
    const file = files.file('people.zip');
    await exportTenant(depsOf(app), await recordOf(app, slug), file);
    await using elsewhereApp = await startTestApp();
    // The same person has an account there under another id; the other has none.
    const known = await elsewhereApp.signUp({ plan: 'free' });
    await elsewhereApp.app.identity.control
      .updateTable('account')
      .set({
        email: owner.person.email.toUpperCase(),
        email_verified_at: '2026-01-01T00:00:00.000Z',
      })
      .where('id', '=', known.userId)
      .execute();
    const { tenant, matched, made, unproved } = await importTenant(depsOf(elsewhereApp), file);
    expect({ matched, made, unproved }).toEqual({
      unproved: [],
      matched: [{ email: owner.person.email, role: 'owner' }],
      made: [member.person.email],
    });
    const there = new Client(elsewhereApp, { ...known, tenant: tenant?.slug ?? '' });
    const [task] = await there.all<{ id: string; reporter: { id: string } }>('/tasks', 10);
    expect(task?.reporter.id).toBe(known.userId);
    const { server } = elsewhereApp;
    const again = files.file('people-again.zip');
    await exportTenant({ identity: elsewhereApp.app.identity, server }, tenant!, again);
    const { Archive } = await import('./archive/read.ts');
    await using archive = await Archive.open(again, depsOf(app).rules);
    for (const { name } of archive.tables)
      for await (const rows of archive.rows(name))
        expect(JSON.stringify(rows)).not.toContain(owner.person.userId);
    expect(archive.members.map(({ id }) => id)).toEqual(
      expect.arrayContaining([known.userId, member.person.userId]),
    );
    expect(JSON.stringify(archive.members)).not.toMatch(/password|hash|quick:/);
  });

  it('lets nobody in by an address that they only typed in', async () => {
    const { owner, slug } = await filled('free');
    const file = files.file('typed-in.zip');
    await exportTenant(depsOf(app), await recordOf(app, slug), file);
    await using elsewhereApp = await startTestApp();
    const mallory = await elsewhereApp.signUp();
    await elsewhereApp.app.identity.control
      .updateTable('account')
      .set({ email: owner.person.email })
      .where('id', '=', mallory.userId)
      .execute();
    const deps = depsOf(elsewhereApp);
    const dry = await importTenant(deps, file, { dryRun: true });
    expect(dry.unproved).toEqual([owner.person.email]);
    const logIn = () =>
      elsewhereApp.request('POST', '/auth/login', {
        body: { login: owner.person.email, password: PASSWORD },
      });
    expect((await logIn()).status, 'a dry run changes nothing').toBe(200);

    const { unproved, tenant } = await importTenant(deps, file);
    expect(unproved).toEqual([owner.person.email]);
    const inside = await elsewhereApp.request('GET', '/tenant', {
      as: mallory,
      tenant: tenant?.slug,
    });
    expect(inside.status).toBe(401);
    expect((await logIn()).status).toBe(401);
  });

  it('leaves nothing behind when it fails in the middle, and what a crash left goes at the next start', async () => {
    const { slug } = await filled('free');
    const file = files.file('fails.zip');
    await exportTenant(depsOf(app), await recordOf(app, slug), file);
    const before = await census(app);
    const failing = importTenant(
      depsOf(app),
      file,
      { slug: 'half-there' },
      {
        write: () => {
          throw new Error('cut off');
        },
      },
    );
    await expect(failing).rejects.toThrow('cut off');
    expect(await census(app)).toEqual(before);
    expect(
      await removeAbandoned(depsOf(app), (error) => {
        throw error;
      }),
    ).toBe(0);
  });

  it('keeps nothing when a row is lost or altered on its way', async () => {
    const { slug } = await filled('free');
    const file = files.file('lossy.zip');
    await exportTenant(depsOf(app), await recordOf(app, slug), file);
    const before = await census(app);
    const write = PostgresRows.prototype.write;
    const spoil = (change: (rows: readonly Row[]) => readonly Row[]) =>
      vi.spyOn(PostgresRows.prototype, 'write').mockImplementation(function (
        this: PostgresRows,
        table,
        rows,
      ) {
        return write.call(this, table, table.name === 'activity' ? change(rows) : rows);
      });
    for (const change of [
      (rows: readonly Row[]) => rows.slice(0, -1),
      (rows: readonly Row[]) => rows.map((row) => ({ ...row, kind: `${row['kind']} ` })),
    ]) {
      const spoilt = spoil(change);
      await expect(importTenant(depsOf(app), file, { slug: 'lossy' })).rejects.toThrow(
        /activity has \d+ rows that are not the \d+ that were sent; nothing was kept/,
      );
      spoilt.mockRestore();
      expect(await census(app)).toEqual(before);
    }
  });

  it.each(LAYOUTS)(
    'killed with its rows written (%s) is removed by the next server to start, and not before',
    async (layout, plan) => {
      const { slug } = await filled(plan);
      const file = files.file(`killed-${layout}.zip`);
      await exportTenant(depsOf(app), await recordOf(app, slug), file);
      const before = await census(app);
      const importing = await app.landing(plan, async () => {
        const script = join(import.meta.dirname, '../../../../test/harness/import-process.ts');
        const { control } = app.server;
        const child = spawn(
          process.execPath,
          [script, inject('adminUrl'), control, file, `${slug}-killed`],
          { stdio: ['ignore', 'pipe', 'inherit'] },
        );
        const ended = once(child, 'exit').then(() => expect.fail('the import ended too early'));
        await Promise.race([once(child.stdout, 'data'), ended]);
        return child;
      });
      try {
        // Another server that starts meanwhile leaves it alone, and takes it for no sign-up.
        expect(await app.app.tenancy.unfinished()).toEqual([]);
        expect(await app.app.resume()).toBe(0);
        expect((await recordOf(app, `${slug}-killed`)).state).toBe('provisioning');
      } finally {
        importing.kill('SIGKILL');
      }
      await once(importing, 'exit');
      await until(
        async () =>
          (await removeAbandoned(depsOf(app), (error) => void expect.fail(String(error)))) === 1,
      );
      expect(await census(app)).toEqual(before);
      await importTenant(depsOf(app), file, { slug: `${slug}-killed` });
    },
  );
});

/** Waits up to ten seconds for something to come about. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 100) throw new Error('it did not come about within ten seconds');
    await delay(100);
  }
}

async function census({
  app: {
    identity: { control },
  },
}: TestApp): Promise<unknown> {
  const count = async (table: 'tenant' | 'account' | 'membership' | 'placement'): Promise<number> =>
    (
      await control
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const cells = await control
    .selectFrom('cell')
    .select(['name', 'tenants'])
    .orderBy('name')
    .execute();
  return {
    tenant: await count('tenant'),
    account: await count('account'),
    membership: await count('membership'),
    placement: await count('placement'),
    cells,
  };
}
