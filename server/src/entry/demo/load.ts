import { type Actor, findAccountByEmail, openAccount, prepareAccount } from '#identity/index.ts';
import { createProject } from '#features/projects/index.ts';
import { join } from '#features/people/index.ts';
import { openWorkspace } from '#features/signup/index.ts';
import type { Core } from '../core.ts';
import { PEOPLE, PROJECTS } from './content.ts';

/** The demo workspace and how to sign in to it; for trying the product on one's own machine only. */
export const DEMO = {
  slug: 'demo',
  company: 'Northwind Studio',
  login: 'demo@example.com',
  password: 'taskforce-demo',
} as const;

/**
 * Loads the demo workspace into an empty deployment.
 * @returns whether the demo is there now
 */
export async function loadDemo(
  core: Core,
  progress: (done: number, total: number) => void,
): Promise<boolean> {
  const tenants = await core.tenancy.list();
  if (tenants.length > 0) return tenants.some((tenant) => tenant.slug === DEMO.slug);
  await fillDemo(core, progress);
  return true;
}

/** @throws AppError `slug_taken` when there is a demo workspace already */
export async function fillDemo(
  core: Core,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { identity } = core;
  const known = await findAccountByEmail(identity.control, DEMO.login);
  const owner = known
    ? { userId: known.id }
    : await prepareAccount(identity.passwords, {
        email: DEMO.login,
        fullName: 'Dana Demo',
        password: DEMO.password,
      });
  const { tenant, account } = await openWorkspace(core, {
    slug: DEMO.slug,
    name: DEMO.company,
    plan: 'premium',
    owner,
  });
  const actor: Actor = {
    userId: account.id,
    tenantId: tenant.id,
    name: account.fullName,
    role: 'owner',
  };
  const total = PEOPLE.length + PROJECTS.length;
  let done = 0;
  for (const { email, fullName, role } of PEOPLE) {
    const person =
      (await findAccountByEmail(identity.control, email)) ??
      (await openAccount(identity, { email, fullName, password: DEMO.password }));
    await join(core, tenant, { role, account: async () => person });
    progress((done += 1), total);
  }
  const scope = core.tenancy.scopeOf(tenant);
  const people = await core.people.directory(scope);
  for (const { tasks: _tasks, ...project } of PROJECTS) {
    await scope.transact((tx) => createProject(tx, { actor, tenant, people }, project));
    progress((done += 1), total);
  }
}
