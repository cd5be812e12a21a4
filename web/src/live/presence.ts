import type { Reference } from '#api/index.ts';
import { makeStore } from '#shared/index.ts';
import type { ConnectionState } from './connection.ts';
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

export const nobody: readonly Reference[] = [];

/** Who looks at what in a workspace: the others, and this page. */
export class Presence {
  /** Others by the id of what they look at: a project, or a task of it. */
  readonly others = makeStore<ReadonlyMap<string, readonly Reference[]>>(new Map());
  /** Left out, however many windows they have open. */
  readonly #me: string;
  /** The tasks of each project that somebody has open. */
  readonly #open = new Map<string, readonly string[]>();
  #looking: Looking = { projectId: null, taskId: null };
  #told = '';
  #send: ((message: ClientMessage) => void) | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #hasLeft = false;

  constructor(me: string) {
    this.#me = me;
  }

  /** Who looks at a project now. */
  receive(projectId: string, people: readonly Watcher[]): void {
    const now = people.filter(({ id }) => id !== this.#me);
    const next = new Map(this.others.get());
    for (const taskId of this.#open.get(projectId) ?? []) next.delete(taskId);
    const tasks = [...new Set(now.flatMap(({ taskId }) => taskId ?? []))];
    this.#open.set(projectId, tasks);
    next.set(projectId, once(now));
    for (const taskId of tasks)
      next.set(taskId, once(now.filter((each) => each.taskId === taskId)));
    // Whoever shows the same people as before need not be drawn anew.
    for (const [id, who] of next) {
      const before = this.others.get().get(id);
      if (before && isSame(before, who)) next.set(id, before);
    }
    this.others.set(next);
  }

  /** Gives presence a connection to send over. @returns takes it away */
  sendOver(send: (message: ClientMessage) => void): () => void {
    this.#send = send;
    const follow = () => this.#followVisibility();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearTimeout(this.#resting);
      clearTimeout(this.#leaving);
      this.#send = undefined;
      this.#told = '';
      this.others.set(new Map());
    };
  }

  /** A new connection knows nothing of where this page looks; a broken one nothing of the others. */
  onConnection(state: ConnectionState): void {
    this.#told = '';
    if (state === 'live') this.#tell();
    else this.others.set(new Map());
  }

  /** This person looks at a project. @returns ends it */
  lookAtProject(projectId: string): () => void {
    this.#look({ projectId, taskId: this.#looking.taskId });
    return () => this.#look({ projectId: null, taskId: null });
  }

  /** The same of a task of it. */
  lookAtTask(taskId: string): () => void {
    this.#look({ ...this.#looking, taskId });
    return () => this.#look({ ...this.#looking, taskId: null });
  }

  /** Whether this page shows a project just now. */
  looksAt(projectId: string | null): boolean {
    return projectId !== null && this.#looking.projectId === projectId;
  }

  #look(next: Looking): void {
    this.#looking = next;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#tell(), REST_MS);
  }

  #tell(): void {
    const { projectId, taskId } = this.#looking;
    const here =
      this.#hasLeft || projectId === null
        ? { projectId: null, taskId: null }
        : { projectId, taskId };
    const text = JSON.stringify(here);
    // A connection that was told nothing yet need not be told that this page looks at nothing.
    const isNothingYet = this.#told === '' && here.projectId === null;
    if (!this.#send || text === this.#told || isNothingYet) return;
    this.#told = text;
    this.#send({ type: 'presence', ...here });
  }

  #followVisibility(): void {
    clearTimeout(this.#leaving);
    if (document.visibilityState === 'visible') {
      this.#hasLeft = false;
      this.#tell();
    } else {
      this.#leaving = setTimeout(() => {
        this.#hasLeft = true;
        this.#tell();
      }, GONE_AFTER_MS);
    }
  }
}

const once = (people: readonly Reference[]): Reference[] => [
  ...new Map(people.map(({ id, name }) => [id, { id, name }])).values(),
];

const isSame = (a: readonly Reference[], b: readonly Reference[]) =>
  a.length === b.length && a.every(({ id }, at) => id === b[at]?.id);
