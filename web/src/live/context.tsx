import { createContext, use, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Reference } from '#api/index.ts';
import type { ConnectionState } from './connection.ts';
import { nobody } from './presence.ts';
import type { LiveWorkspace } from './workspace.ts';

const Context = createContext<LiveWorkspace | null>(null);

export function LiveProvider({ live, children }: { live: LiveWorkspace; children: ReactNode }) {
  return <Context value={live}>{children}</Context>;
}

/** The workspace whose screens are shown. */
export function useLive(): LiveWorkspace {
  const live = use(Context);
  if (!live) throw new Error('This part of the page needs a followed workspace around it.');
  return live;
}

/** How the connection of the workspace stands. */
export function useConnection(): ConnectionState {
  const { connection } = useLive();
  return useSyncExternalStore(connection.watch, connection.get);
}

/** Tells the others that this person looks at a project while the component is shown. */
export function useLookAtProject(projectId: string): void {
  const { presence } = useLive();
  useEffect(() => presence.lookAtProject(projectId), [presence, projectId]);
}

/** The same of a task. */
export function useLookAtTask(taskId: string | undefined): void {
  const { presence } = useLive();
  useEffect(
    () => (taskId === undefined ? undefined : presence.lookAtTask(taskId)),
    [presence, taskId],
  );
}

/** Everybody else who is writing a comment on a task. */
export function useTyping(taskId: string): readonly Reference[] {
  const { typing } = useLive();
  return useSyncExternalStore(typing.watch, () => typing.on(taskId));
}

/** Everybody else who looks at a project or a task, each once, by the id of it. */
export function useOthersAt(id: string): readonly Reference[] {
  const { others } = useLive().presence;
  return useSyncExternalStore(others.watch, () => others.get().get(id) ?? nobody);
}
