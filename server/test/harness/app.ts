import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import { readConfig, type Config } from '#config/index.ts';
import type { Clock } from '#kernel/time.ts';
import type { TxtLookup } from '#platform/dns/index.ts';
import { OutboundError, type Resolve, createOutbound } from '#platform/outbound/index.ts';
import { withBounds } from '#platform/http-server/bounds.ts';
import { compileCheck } from '#platform/http/validation.ts';
import { createLog } from '#platform/log/index.ts';
import type { MailTransport } from '#platform/mail/index.ts';
import type { Passwords } from '#identity/index.ts';
import type { PostgresServer } from '#tenancy/index.ts';
import { type App, createApp } from '../../src/entry/app.ts';
import type { ProductFeature } from '../../src/entry/features.ts';
import { TEST_SECRET, copyTemplate } from './databases.ts';
import { Mailbox } from './mailbox.ts';
import { MariaDbCell } from './mariadb-cell.ts';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as it came. */
  readonly text: string;
}

export interface Ask {
  /** An access token. */
  readonly as?: string | { readonly token: string } | undefined;
  /** Goes into X-Tenant-ID. */
  readonly tenant?: string | undefined;
  readonly host?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Someone signed in, and the workspace they signed up. */
export interface Person {
  readonly token: string;
  readonly userId: string;
  readonly email: string;
  readonly tenant: string;
  readonly tenantId: string;
}

export interface TestApp extends AsyncDisposable {
  readonly app: App;
  readonly server: PostgresServer;
  readonly config: Config;
  /** Where mail goes, unless the test brings its own place. */
  readonly mailbox: Mailbox;
  /** @param url below /api/v1 */
  request<T = Record<string, unknown>>(method: string, url: string, ask?: Ask): Promise<Answer<T>>;
  /** A new workspace with its owner; `plan` decides the layout: see {@link LAYOUTS}. */
  signUp(options?: { plan?: Plan; slug?: string }): Promise<Person>;
  /** Runs `work`, and whoever signs up in it with the plan of {@link planOf} gets the layout of this one. */
  landing<T>(plan: Plan, work: () => Promise<T>): Promise<T>;
  /** A new member of the owner's workspace. */
  addMember(owner: Person, role: string): Promise<Person>;
}

/** The product's plans, and one of the tests' own: free, but on MariaDB. */
export type Plan = 'free' | 'basic' | 'premium' | 'enterprise' | 'mariadb';

/** Every layout a tenant can have, by the plan that chooses it. */
export const LAYOUTS = [
  ['shared', 'free'],
  ['schema', 'basic'],
  ['dedicated', 'enterprise'],
  ['mariadb', 'mariadb'],
] as const satisfies readonly (readonly [string, Plan])[];

/**
 * One layout of each database engine, for suites of routes: layouts differ only below `Scope`, which stores, moves,
 * transfers and the isolation matrix test in all of {@link LAYOUTS}; SQL differs by engine.
 */
export const ENGINES = LAYOUTS.filter(([layout]) => layout === 'shared' || layout === 'mariadb');

/** Those on PostgreSQL, for tests of what only PostgreSQL has. */
export const POSTGRES_LAYOUTS = LAYOUTS.filter(([layout]) => layout !== 'mariadb');

/** The plan as the product knows it. */
export const planOf = (plan: Plan): Exclude<Plan, 'mariadb'> =>
  plan === 'mariadb' ? 'free' : plan;

export const PASSWORD = 'correct horse battery staple';

/** As strong as tests need it and a hundred times faster than the real one, which has tests of its own. */
const quickPasswords: Passwords = {
  hash: async (password) => `quick:${createHash('sha256').update(password).digest('hex')}`,
  verify: async (stored, password, admit) => {
    await admit?.();
    return stored === `quick:${createHash('sha256').update(password).digest('hex')}`;
  },
};

/** No test leaves the machine: one that needs the DNS brings its own. */
const noDns: TxtLookup = async () => ({ kind: 'unanswered', reason: 'ECONNREFUSED' });

/** Nor does one that asks the outside, unless it brings its own names or allows an address of this machine. */
const noNames: Resolve = async () => {
  throw new OutboundError('unresolved', 'Its host name does not resolve.');
};

let people = 0;

/**
 * The real application on a database of its own. Requests go through Fastify's injection; every
 * answer is held against the contract's schema and fails the test when it strays from it.
 */
export async function startTestApp(
  options: {
    clock?: Clock;
    env?: Record<string, string>;
    passwords?: Passwords;
    /** `real` asks the servers that DNS_SERVERS names. */
    lookup?: TxtLookup | 'real';
    /** Where the names of webhooks and outside tasks lead. */
    resolve?: Resolve;
    /** Another process of the same deployment; it is disposed of before that one. */
    beside?: TestApp;
    /** Takes mail; a mailbox unless given. */
    mail?: MailTransport;
    /** Features beside those of the product. */
    more?: readonly ProductFeature[];
  } = {},
): Promise<TestApp> {
  const { beside } = options;
  const databases = beside
    ? { ...beside.server, [Symbol.asyncDispose]: async () => undefined }
    : await copyTemplate(inject('adminUrl'), inject('template'));
  const config = readConfig({
    NODE_ENV: 'test',
    APP_SECRET: TEST_SECRET,
    DATABASE_URL: databases.ownerUrl(databases.control),
    LOG_LEVEL: 'error',
    WARM_SCHEMAS: '0',
    SIGN_UPS: '100000',
    RATE_LIMITS: 'off',
    POOL_SIZE: '4',
    ...options.env,
  });
  const log = createLog({ level: config.logLevel, forPeople: false });
  const mariadb = new MariaDbCell(databases, inject('mariadbUrl'));
  const landing: TestApp['landing'] = (plan, work) => mariadb.landing(plan === 'mariadb', work);
  const mailbox = new Mailbox();
  const app = await createApp({
    config,
    server: databases,
    log,
    passwords: options.passwords ?? quickPasswords,
    mail: options.mail ?? mailbox,
    ...(options.lookup !== 'real' && { lookup: options.lookup ?? noDns }),
    outbound: createOutbound({
      allow: config.outboundAllow,
      allowHttp: config.outboundHttp,
      resolve: options.resolve ?? noNames,
    }),
    ...(options.clock && { clock: options.clock }),
    ...(options.more && { more: options.more }),
  });

  const request: TestApp['request'] = async <T>(method: string, url: string, ask: Ask = {}) => {
    const token = typeof ask.as === 'string' ? ask.as : ask.as?.token;
    const answer = await app.http.inject({
      method: method as 'GET',
      url: `/api/v1${url}`,
      headers: {
        host: ask.host ?? new URL(config.baseUrl).host,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(ask.tenant && { 'x-tenant-id': ask.tenant }),
        ...ask.headers,
      },
      ...(ask.body !== undefined && { payload: ask.body as object }),
    });
    const isJson = /\bjson\b/.test(String(answer.headers['content-type'] ?? 'json'));
    const body =
      answer.body === '' ? undefined : isJson ? (JSON.parse(answer.body) as unknown) : answer.body;
    assertContract(app, method, url, answer.statusCode, body);
    return {
      status: answer.statusCode,
      body: body as T,
      headers: answer.headers as Record<string, string | undefined>,
      text: answer.body,
    };
  };

  const signUp: TestApp['signUp'] = async ({ plan = 'free', slug } = {}) => {
    people += 1;
    const name = `${plan}-${people}-${process.pid.toString(36)}`;
    const email = `owner-${name}@example.com`;
    const body = {
      companyName: `Company ${name}`,
      slug: slug ?? `co-${name}`,
      fullName: `Owner ${name}`,
      email,
      password: PASSWORD,
      plan: planOf(plan),
    };
    const answer = await landing(plan, () =>
      request<{
        accessToken: string;
        user: { id: string };
        tenant: { id: string; slug: string };
      }>('POST', '/register', { body }),
    );
    if (answer.status !== 201) throw new Error(`sign-up failed: ${answer.status} ${answer.text}`);
    const { accessToken, user, tenant } = answer.body;
    return { token: accessToken, userId: user.id, email, tenant: tenant.slug, tenantId: tenant.id };
  };

  const addMember: TestApp['addMember'] = async (owner, role) => {
    people += 1;
    const email = `${role}-${people}-${process.pid.toString(36)}@example.com`;
    const invited = await request<{ url: string }>('POST', '/tenant/invitations', {
      as: owner,
      tenant: owner.tenant,
      body: { email, role },
    });
    if (invited.status !== 201)
      throw new Error(`invitation failed: ${invited.status} ${invited.text}`);
    const token = new URLSearchParams(new URL(invited.body.url).hash.slice(1)).get('token');
    const accepted = await request<{ accessToken: string; user: { id: string } }>(
      'POST',
      '/invitations/accept',
      {
        body: { token, fullName: `${role} ${people}`, password: PASSWORD },
      },
    );
    if (accepted.status >= 300)
      throw new Error(`acceptance failed: ${accepted.status} ${accepted.text}`);
    const { accessToken, user } = accepted.body;
    return {
      token: accessToken,
      userId: user.id,
      email,
      tenant: owner.tenant,
      tenantId: owner.tenantId,
    };
  };

  return {
    app,
    server: databases,
    config,
    mailbox,
    request,
    signUp,
    landing,
    addMember,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await mariadb[Symbol.asyncDispose]();
      await databases[Symbol.asyncDispose]();
    },
  };
}

const checks = new WeakMap<object, ReturnType<typeof compileCheck>>();

/** @throws Error when an answer has a field, a type or a status that the contract does not promise */
function assertContract(
  app: App,
  method: string,
  url: string,
  status: number,
  body: unknown,
): void {
  const path = url.split('?')[0] ?? url;
  const candidates = app.routes.filter(
    ({ contract }) => contract.method === method && matches(contract.url, path),
  );
  // As the router does: what is written out goes before what a parameter stands for.
  const route = candidates.find(({ contract }) => contract.url === path) ?? candidates[0];
  if (!route || status >= 400) return;
  const schema = route.contract.reply[status];
  if (!schema)
    throw new Error(`${method} ${url} answered ${status}, which its contract does not name`);
  if (status === 204) return;
  const check = checks.get(schema) ?? compileCheck(withBounds(schema));
  checks.set(schema, check);
  if (!check(body)) {
    throw new Error(
      `${method} ${url} strays from its contract: ${JSON.stringify(check.errors?.slice(0, 5))}`,
    );
  }
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}/?$`).test(path);
