import { createContext, use, useEffect, type ReactNode } from 'react';
import type { Tenant, User } from '#api/index.ts';
import { clearDrafts } from './draft-store.ts';
import { makePaths } from './paths.ts';
import { useUndoKey } from './undo.ts';

/** The workspace whose screens are shown, and who is looking. */
export interface Workspace {
  slug: string;
  tenant: Tenant;
  me: User;
  paths: WorkspacePaths;
}

export type WorkspacePaths = ReturnType<typeof pathsWithin>;

function pathsWithin(kind: 'base' | 'tenant', slug: string) {
  const paths = makePaths(kind);
  return {
    projects: paths.workspace(slug),
    screen: (path: string) => paths.screen(slug, path),
    settings: paths.settings(slug),
    settingsOf: (address: string) => paths.settings(slug, address),
    project: (key: string, view?: 'board' | 'list' | 'overview') => paths.project(slug, key, view),
    task: (key: string, number: number, how?: 'page') => paths.task(slug, key, number, how),
  };
}

const Context = createContext<Workspace | null>(null);

export function WorkspaceProvider({
  kind,
  tenant,
  me,
  children,
}: {
  kind: 'base' | 'tenant';
  tenant: Tenant;
  me: User;
  children: ReactNode;
}) {
  const { slug } = tenant;
  useEffect(() => clearDrafts(me.id), [me.id]);
  useUndoKey(slug);
  const value = { slug, tenant, me, paths: pathsWithin(kind, slug) };
  return <Context value={value}>{children}</Context>;
}

export function useWorkspace(): Workspace {
  const workspace = use(Context);
  if (!workspace) throw new Error('This part of the page needs a workspace around it.');
  return workspace;
}
