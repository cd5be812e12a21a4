import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveDeps } from '#features/operations/portable/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { type Checksum, openPlace, placeOf } from '#tenancy/transfer/index.ts';
import type { TestApp } from '../harness/app.ts';
import { type Client, join as joinAs } from './work.ts';
import { rowRules } from '../../src/entry/features.ts';
import { templateStates } from '../isolation/project.ts';

/** Workspaces with something in every table, and what is looked at when they have travelled. */

export const depsOf = ({ app, server }: TestApp): ArchiveDeps => ({
  identity: app.identity,
  server,
  rules: rowRules(app.features),
});

export async function recordOf({ app }: TestApp, ref: string): Promise<TenantRecord> {
  const found = await app.tenancy.find(ref);
  if (!found) throw new Error(`there is no ${ref}`);
  return found;
}

/**
 * Fills a workspace: two members, a project, tasks with parents, labels, history, an idempotency key,
 * a workflow template, and a comment with an earlier text, a reply and a reaction.
 */
export async function fillWorkspace(app: TestApp, owner: Client): Promise<{ member: Client }> {
  const member = await joinAs(app, owner, 'member');
  const project = await owner.project({ key: 'PORT' });
  const parent = await owner.task(project.id, {
    title: 'Émigré 🧳 "quoted" \\ and a \n newline, trailing blank ',
    labels: ['bug', 'Ünïcode'],
    assigneeId: member.person.userId,
    dueAt: '2026-12-24T18:00:00.123Z',
  });
  await owner.task(project.id, { title: 'child', parentId: parent.id });
  await owner.ok(
    'POST',
    '/tasks',
    { projectId: project.id, title: 'once' },
    { 'idempotency-key': 'portable' },
  );
  await owner.to(parent.id, 'IN_PROGRESS', 'DONE');
  await owner.ok('POST', '/tenant/workflow-templates', { name: 'Release', states: templateStates });
  const comment = await owner.ok<{ id: string }>('POST', `/tasks/${parent.id}/comments`, {
    body: 'First thought 🧳',
  });
  await owner.ok('PATCH', `/comments/${comment.id}`, { body: 'Second thought' });
  await member.ok('PUT', `/comments/${comment.id}/reactions/heart`);
  await member.ok('POST', `/tasks/${parent.id}/comments`, { body: 'Reply', parentId: comment.id });
  return { member };
}

/** What a tenant's tables hold, as one number each. */
export async function checksumsOf(
  { server }: TestApp,
  tenant: TenantRecord,
): Promise<Record<string, Checksum>> {
  await using store = await openPlace(placeOf(server, tenant));
  return await store.snapshot(async (snapshot) => {
    const sums: Record<string, Checksum> = {};
    for (const table of store.tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
      sums[table.name] = await snapshot.checksum(table);
    return sums;
  });
}

/** A directory of one's own that goes away again. */
export async function scratch(): Promise<
  AsyncDisposable & { readonly file: (name: string) => string }
> {
  const root = await mkdtemp(join(tmpdir(), 'taskforce-portable-'));
  return {
    file: (name) => join(root, name),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}
