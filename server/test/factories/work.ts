import type { Answer, Person, Plan, TestApp } from '../harness/app.ts';

/** Wire shapes as far as tests look at them. */
export interface ProjectAnswer {
  id: string;
  key: string;
  name: string;
  version: number;
  visibility: string;
  status: string;
  color: string;
  owner: { id: string; name: string } | null;
  role: string | null;
  can: Record<string, boolean>;
  archivedAt: string | null;
  deletedAt: string | null;
  startDate: string | null;
  targetDate: string | null;
}

export interface TaskAnswer {
  id: string;
  key: string;
  number: number;
  projectId: string;
  title: string;
  description: string;
  status: string;
  priority: string;
  assignee: { id: string; name: string } | null;
  reporter: { id: string; name: string } | null;
  labels: string[];
  startDate: string | null;
  dueAt: string | null;
  estimateMinutes: number | null;
  parentId: string | null;
  rank: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  deletedAt: string | null;
  externalUrl: string | null;
  transitions: string[];
  can: Record<string, boolean>;
}

export interface PageAnswer<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

export interface ActivityAnswer {
  id: string;
  kind: string;
  actor: { id: string; name: string } | null;
  at: string;
  task: { id: string; key: string; title: string } | null;
  changes: { field: string; from: unknown; to: unknown }[];
  note: string | null;
}

export interface ProblemAnswer {
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
  [extra: string]: unknown;
}

type Headers = Readonly<Record<string, string>>;

/** The API as one person sees it, in the workspace they belong to. */
export class Client {
  readonly person: Person;
  readonly #app: TestApp;

  constructor(app: TestApp, person: Person) {
    this.#app = app;
    this.person = person;
  }

  send<T>(method: string, url: string, body?: unknown, headers?: Headers): Promise<Answer<T>> {
    const { person } = this;
    return this.#app.request<T>(method, url, {
      as: person,
      tenant: person.tenant,
      ...(body !== undefined && { body }),
      ...(headers && { headers }),
    });
  }

  get<T = ProblemAnswer>(url: string): Promise<Answer<T>> {
    return this.send<T>('GET', url);
  }

  /** The body of an answer that must be a success. */
  async ok<T>(method: string, url: string, body?: unknown, headers?: Headers): Promise<T> {
    const answer = await this.send<T>(method, url, body, headers);
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** Status and code of a refusal, with the paths of its fields. */
  async refusal(method: string, url: string, body?: unknown, headers?: Headers): Promise<string> {
    const { status, body: problem } = await this.send<ProblemAnswer>(method, url, body, headers);
    const paths = problem?.errors?.map((error) => error.path).join(' ');
    return [status, problem?.code, paths].filter(Boolean).join(' ');
  }

  project(fields: Record<string, unknown> = {}): Promise<ProjectAnswer> {
    return this.ok('POST', '/projects', { name: 'Website relaunch', ...fields });
  }

  task(projectId: string, fields: Record<string, unknown> = {}): Promise<TaskAnswer> {
    return this.ok('POST', '/tasks', { projectId, title: 'A task', ...fields });
  }

  patch(id: string, fields: Record<string, unknown>): Promise<TaskAnswer> {
    return this.ok('PATCH', `/tasks/${id}`, fields);
  }

  to(id: string, ...statuses: string[]): Promise<TaskAnswer> {
    return statuses.reduce<Promise<TaskAnswer>>(
      (before, status) => before.then(() => this.ok('POST', `/tasks/${id}/transition`, { status })),
      this.ok('GET', `/tasks/${id}`),
    );
  }

  async titles(query: string): Promise<string[]> {
    const page = await this.ok<PageAnswer<TaskAnswer>>('GET', `/tasks?limit=100&${query}`);
    return page.items.map((task) => task.title);
  }

  async activity(of: string): Promise<ActivityAnswer[]> {
    return (await this.ok<PageAnswer<ActivityAnswer>>('GET', `${of}/activity?limit=100`)).items;
  }

  /** Every item of a list, page by page. */
  async all<T>(url: string, limit: number): Promise<T[]> {
    const items: T[] = [];
    for (let cursor = ''; ;) {
      const page = await this.ok<PageAnswer<T>>(
        'GET',
        `${url}${url.includes('?') ? '&' : '?'}limit=${limit}${cursor}`,
      );
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = `&cursor=${page.nextCursor}`;
    }
  }
}

/** A new workspace, as its owner sees it. */
export const openWorkspace = async (app: TestApp, plan: Plan): Promise<Client> =>
  new Client(app, await app.signUp({ plan }));

/** A new member of someone's workspace, as they see it. */
export const join = async (app: TestApp, owner: Client, role: string): Promise<Client> =>
  new Client(app, await app.addMember(owner.person, role));
