import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** A server that takes requests just now, one of several. */
export type Addresses = () => string;

const PASSWORD = 'correct horse battery staple';
/** A request to a process that is gone, or hangs, is given up and sent elsewhere. */
const PATIENCE_MS = 8000;
/** What everything else is built on is waited for: it is made while nothing is at fault. */
const MAKING_PATIENCE_MS = 60_000;

/** A workspace with an owner, and a member to whom its tasks are given. */
export class Workspace {
  readonly slug: string;
  readonly owner: Person;
  readonly member: Person;
  readonly projectId: string;
  readonly #addresses: Addresses;

  private constructor(
    addresses: Addresses,
    made: { slug: string; owner: Person; member: Person; projectId: string },
  ) {
    this.#addresses = addresses;
    this.slug = made.slug;
    this.owner = made.owner;
    this.member = made.member;
    this.projectId = made.projectId;
  }

  /** Signs one up and fills it with what the clients need. @throws Error when anything is refused */
  static async open(addresses: Addresses, plan: string): Promise<Workspace> {
    const slug = `faults-${plan}-${randomUUID().slice(0, 6)}`;
    const person = (body: Record<string, unknown>, email: string): Person => ({
      id: (body['user'] as { id: string }).id,
      email,
      token: body['accessToken'] as string,
    });
    const email = `owner@${slug}.example`;
    const signUp = await must(addresses, 'POST', '/register', {
      body: {
        companyName: slug,
        slug,
        fullName: 'Olga Owner',
        email,
        password: PASSWORD,
        plan,
      },
    });
    const owner = person(signUp, email);
    const as = { token: owner.token, tenant: slug };
    const invited = await must(addresses, 'POST', '/tenant/invitations', {
      ...as,
      body: { email: `member@${slug}.example`, role: 'member' },
    });
    const token = new URLSearchParams(new URL(invited['url'] as string).hash.slice(1)).get('token');
    const accepted = await must(addresses, 'POST', '/invitations/accept', {
      body: { token, fullName: 'Mara Member', password: PASSWORD },
    });
    const member = person(accepted, `member@${slug}.example`);
    const project = await must(addresses, 'POST', '/projects', {
      ...as,
      body: { key: 'FLT', name: 'Faults' },
    });
    return new Workspace(addresses, { slug, owner, member, projectId: project['id'] as string });
  }

  /** Makes what a path makes. @returns its id @throws Error when it is refused */
  async make(path: string, body: object): Promise<string> {
    const as = { token: this.owner.token, tenant: this.slug };
    return (await must(this.#addresses, 'POST', path, { ...as, body }))['id'] as string;
  }

  createTask(title: string, key: string): Promise<Answer> {
    return this.ask('POST', '/tasks', {
      body: { projectId: this.projectId, title, assigneeId: this.member.id },
      headers: { 'idempotency-key': key },
    });
  }

  ask(
    method: string,
    path: string,
    options: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    return send(this.#addresses, method, path, {
      token: this.owner.token,
      tenant: this.slug,
      ...options,
    });
  }

  /** Sends a body as it stands, which may be no JSON. */
  raw(method: string, path: string, body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
    return send(this.#addresses, method, path, {
      token: this.owner.token,
      tenant: this.slug,
      body,
    });
  }

  /** When each webhook will be tried that was not taken yet, by the log of deliveries. */
  async deliveriesToCome(): Promise<string[]> {
    type Delivery = { nextAttemptAt: string | null };
    const { items } = await this.#read<{ items: { id: string }[] }>('/tenant/webhooks');
    const pending = await Promise.all(
      items.map(({ id }) =>
        this.#read<{ items: Delivery[] }>(`/tenant/webhooks/${id}/deliveries?state=pending`),
      ),
    );
    return pending.flatMap((page) => page.items.flatMap((one) => one.nextAttemptAt ?? []));
  }

  async #read<T>(path: string): Promise<T> {
    const { status, body } = await this.ask('GET', path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  }

  /** The titles of all its tasks. */
  async titles(): Promise<string[]> {
    const found: string[] = [];
    for await (const page of this.#pages('createdAt')) found.push(...page);
    return found;
  }

  /** The titles of its latest tasks, until a page of them has nothing that is not known. */
  async news(known: ReadonlySet<string>): Promise<string[]> {
    const found: string[] = [];
    for await (const page of this.#pages('-createdAt')) {
      const unknown = page.filter((title) => !known.has(title));
      if (unknown.length === 0) break;
      found.push(...unknown);
    }
    return found;
  }

  async *#pages(sort: string): AsyncGenerator<string[]> {
    type Page = { items: { title: string }[]; nextCursor: string | null };
    for (let after = ''; ;) {
      const page: Page = await this.#read(`/tasks?limit=100&sort=${sort}${after}`);
      yield page.items.map(({ title }) => title);
      if (page.nextCursor === null) return;
      after = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }
}

interface Options {
  readonly token?: string;
  readonly tenant?: string;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const isWritten = (body: object | string): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array;

async function must(
  addresses: Addresses,
  method: string,
  path: string,
  options: Options,
): Promise<Record<string, unknown>> {
  const { status, body } = await send(addresses, method, path, options, MAKING_PATIENCE_MS);
  if (status < 300) return body as Record<string, unknown>;
  throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
}

async function send(
  addresses: Addresses,
  method: string,
  path: string,
  { token, tenant, body, headers = {} }: Options,
  patienceMs = PATIENCE_MS,
): Promise<Answer> {
  const answer = await fetch(`${addresses()}/api/v1${path}`, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(tenant && { 'x-tenant-id': tenant }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isWritten(body) ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}
