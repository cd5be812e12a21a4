import { randomBytes } from 'node:crypto';

export const password = 'correct horse battery';

/** A tenant made through the API, with its owner's way in. */
export interface Company {
  slug: string;
  name: string;
  owner: { id: string; name: string; email: string };
  /** A request as the owner, inside the tenant. Throws when it is refused. */
  call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
}

export interface MadeTask {
  id: string;
  key: string;
  version: number;
}

/** Signs a company up. Its names are new each time, so that journeys never meet. */
export async function makeCompany(origin: string): Promise<Company> {
  const tag = randomBytes(4).toString('hex');
  const slug = `acme-${tag}`;
  const profile = { name: 'Olga Owner', email: `olga-${tag}@example.test` };
  const name = `Acme ${tag}`;
  const { user, accessToken } = await request<{ user: { id: string }; accessToken: string }>(
    origin,
    'POST',
    '/register',
    { body: { companyName: name, slug, fullName: profile.name, email: profile.email, password } },
  );
  const owner = { id: user.id, ...profile };
  const headers = { authorization: `Bearer ${accessToken}`, 'x-tenant-id': slug };
  return {
    slug,
    name,
    owner,
    call: (method, path, body) => request(origin, method, path, { body, headers }),
  };
}

/** Somebody who has joined a company. */
export interface Colleague {
  id: string;
  name: string;
  email: string;
  /** A request as they, inside the tenant. Throws when it is refused. */
  call: Company['call'];
}

/** Somebody with a role in the company, who came by invitation. */
export async function makeColleague(
  origin: string,
  company: Company,
  name: string,
  role = 'member',
): Promise<Colleague> {
  const email = `${name.split(' ')[0]?.toLowerCase()}@${company.slug}.test`;
  const { url } = await company.call<{ url: string }>('POST', '/tenant/invitations', {
    email,
    role,
  });
  const token = new URLSearchParams(new URL(url).hash.slice(1)).get('token');
  const { user, accessToken } = await request<{ user: { id: string }; accessToken: string }>(
    origin,
    'POST',
    '/invitations/accept',
    { body: { token, fullName: name, password } },
  );
  const headers = { authorization: `Bearer ${accessToken}`, 'x-tenant-id': company.slug };
  const call: Company['call'] = (method, path, body) =>
    request(origin, method, path, { body, headers });
  return { id: user.id, name, email, call };
}

/** A project with tasks, each given by its title and status, in board order. */
export async function makeBoard(
  company: Company,
  tasks: [title: string, status: string][],
): Promise<{ key: string; tasks: MadeTask[] }> {
  const project = await company.call<{ id: string; key: string }>('POST', '/projects', {
    name: 'Apollo',
    key: 'APO',
  });
  const made: MadeTask[] = [];
  for (const [title, status] of tasks) {
    // One after another, because the order of making is the order on the board.
    made.push(
      await company.call<MadeTask>('POST', '/tasks', { projectId: project.id, title, status }),
    );
  }
  return { key: project.key, tasks: made };
}

async function request<Answer>(
  origin: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> },
): Promise<Answer> {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as Answer;
}
