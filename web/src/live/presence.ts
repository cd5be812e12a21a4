import { useEffect, useSyncExternalStore } from 'react';
import type { Reference } from '#api/index.ts';
import type { ConnectionState } from './connection.ts';
import { makeStore } from '#shared/index.ts';
import type { ClientMessage, Watcher } from './wire.ts';

/** What this page looks at. */
interface Looking {
  projectId: string | null;
  taskId: string | null;
}

/** How long a page may be hidden before its person counts as gone. */
const GONE_AFTER_MS = 20_000;
/** Going from screen to screen is told once it has come to rest. */
const REST_MS = 120;

const nobody: readonly Reference[] = [];
/** Others by the id of what they look at: a project, or a task of it. */
const others = makeStore<ReadonlyMap<string, readonly Reference[]>>(new Map());
/** The tasks of each project that somebody has open. */
const open = new Map<string, readonly string[]>();
let looking: Looking = { projectId: null, taskId: null };
let told = '';
let send: ((message: ClientMessage) => void) | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;
let hasLeft = false;

/** Hears who looks at a project. @param me is left out, however many windows they have open */
export function receivePresence(projectId: string, people: readonly Watcher[], me: string): void {
  const now = people.filter(({ id }) => id !== me);
  const next = new Map(others.get());
  for (const taskId of open.get(projectId) ?? []) next.delete(taskId);
  const tasks = [...new Set(now.flatMap(({ taskId }) => taskId ?? []))];
  open.set(projectId, tasks);
  next.set(projectId, once(now));
  for (const taskId of tasks) next.set(taskId, once(now.filter((each) => each.taskId === taskId)));
  // Whoever shows the same people as before need not be drawn anew.
  for (const [id, people] of next) {
    const before = others.get().get(id);
    if (before && isSame(before, people)) next.set(id, before);
  }
  others.set(next);
}

/** Gives presence a connection to speak over. @returns takes it away */
export function connectPresence(over: (message: ClientMessage) => void): () => void {
  send = over;
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    send = undefined;
    told = '';
    others.set(new Map());
  };
}

/** A new connection knows nothing of where this page looks; a broken one nothing of the others. */
export function onPresenceState(state: ConnectionState): void {
  told = '';
  if (state === 'live') tell();
  else others.set(new Map());
}

/** Tells the others that this person looks at a project while the component is shown. */
export function useLookAtProject(projectId: string): void {
  useEffect(() => {
    look({ projectId, taskId: looking.taskId });
    return () => look({ projectId: null, taskId: null });
  }, [projectId]);
}

/** The same of a task. */
export function useLookAtTask(taskId: string | undefined): void {
  useEffect(() => {
    if (taskId === undefined) return undefined;
    look({ ...looking, taskId });
    return () => look({ ...looking, taskId: null });
  }, [taskId]);
}

/** Everybody else who looks at a project or a task, each once, by the id of it. */
export function useOthersAt(id: string): readonly Reference[] {
  return useSyncExternalStore(others.watch, () => others.get().get(id) ?? nobody);
}

/** Whether this page shows a project just now. */
export const looksAt = (projectId: string | null): boolean =>
  projectId !== null && looking.projectId === projectId;

const once = (people: readonly Reference[]): Reference[] => [
  ...new Map(people.map(({ id, name }) => [id, { id, name }])).values(),
];

const isSame = (a: readonly Reference[], b: readonly Reference[]) =>
  a.length === b.length && a.every(({ id }, at) => id === b[at]?.id);

function look(next: Looking): void {
  looking = next;
  clearTimeout(resting);
  resting = setTimeout(tell, REST_MS);
}

function tell(): void {
  const { projectId, taskId } = looking;
  const here =
    hasLeft || projectId === null ? { projectId: null, taskId: null } : { projectId, taskId };
  const text = JSON.stringify(here);
  // A connection that was told nothing yet need not be told that this page looks at nothing.
  if (!send || text === told || (told === '' && here.projectId === null)) return;
  told = text;
  send({ type: 'presence', ...here });
}

function followVisibility(): void {
  clearTimeout(leaving);
  if (document.visibilityState === 'visible') {
    hasLeft = false;
    tell();
  } else {
    leaving = setTimeout(() => {
      hasLeft = true;
      tell();
    }, GONE_AFTER_MS);
  }
}
