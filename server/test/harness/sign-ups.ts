import { type Answer, PASSWORD, type TestApp, startTestApp } from './app.ts';
import { type TestRunner, startRunner, until } from './jobs.ts';

export interface SignedUp {
  accessToken: string;
  user: { id: string; email: string; username: string; emailVerified: boolean };
  tenant: { id: string; slug: string };
  membership: { role: string };
}

/** An application whose sign-ups are confirmed by mail, with a worker that sends it. */
export interface ConfirmedApp extends AsyncDisposable {
  readonly t: TestApp;
  /** Moves the clock on. */
  pass(ms: number): void;
  /** A sign-up that no one has sent before; from a network of its own. */
  form(change?: object): Form;
  register(body: object, headers?: Record<string, string>): Promise<Answer>;
  /** @param change another name for the workspace, or another password than everyone's */
  confirm(token: string, change?: { slug?: string; password?: string }): Promise<Answer<SignedUp>>;
  /** Waits until every mail is sent that a sign-up asked for. */
  settled(): Promise<void>;
  /** Waits until every other mail is sent. */
  sent(): Promise<void>;
  /** The secrets of the links that were mailed to an address, in their order. */
  tokensTo(address: string): string[];
  /** Signs up and gives the secret of the mailed link. */
  tokenFor(body: Form): Promise<string>;
  signUps(): Promise<{ address: string; wish: unknown; password_hash: string | null }[]>;
  /** While it is away, nothing is sent. */
  withoutWorker<T>(work: () => Promise<T>): Promise<T>;
}

export interface Form {
  companyName: string;
  slug: string;
  fullName: string;
  email: string;
  password: string;
  username?: string;
  plan?: string;
}

const PATIENCE_MS = 60_000;
/** Of one network, in an hour. */
export const SIGN_UPS = 60;
export const BASE = 'https://tasks.example.com';

export async function startConfirmedApp(): Promise<ConfirmedApp> {
  let time = Date.parse('2026-11-20T12:00:00.000Z');
  const t = await startTestApp({
    clock: { now: () => new Date(time) },
    env: {
      BASE_URL: BASE,
      TRUSTED_PROXIES: '127.0.0.1',
      SIGN_UP: 'confirmed',
      SIGN_UPS: String(SIGN_UPS),
    },
  });
  const start = (): Promise<TestRunner> =>
    startRunner(
      t,
      t.app.features.flatMap(({ jobs = [] }) => jobs),
    );
  let runner = await start();
  let count = 0;
  const without = (kinds: string) => () =>
    until(
      async () => (await t.app.jobs.open(200)).every(({ kind }) => !kind.startsWith(kinds)),
      `there is no ${kinds} to be done`,
      // Longer than the pause before what failed on a busy machine is tried again.
      PATIENCE_MS,
    );
  const settled = without('sign_up.');
  const register: ConfirmedApp['register'] = (body, headers = {}) =>
    t.request('POST', '/register', {
      body,
      headers: { 'x-forwarded-for': `10.9.${Math.floor(count / 250)}.${count % 250}`, ...headers },
    });
  const tokensTo = (address: string) =>
    t.mailbox
      .to(address)
      .flatMap(({ text }) => /\/confirm#token=([\w-]{43})/.exec(text)?.[1] ?? []);
  return {
    t,
    pass: (ms) => (time += ms),
    form: (change = {}) => {
      count += 1;
      return {
        companyName: `Acme ${count}`,
        slug: `acme-${count}`,
        fullName: 'Anna Berg',
        email: `anna-${count}@example.com`,
        password: PASSWORD,
        ...change,
      };
    },
    register,
    confirm: (token, { slug, password = PASSWORD } = {}) =>
      t.request('POST', '/register/confirm', { body: { token, slug, password } }),
    settled,
    sent: without('mail.'),
    tokensTo,
    async tokenFor(body) {
      const answer = await register(body);
      if (answer.status !== 202) throw new Error(`sign-up failed: ${answer.status} ${answer.text}`);
      await settled();
      return tokensTo(body.email).at(-1) ?? '';
    },
    signUps: () =>
      t.app.identity.control
        .selectFrom('sign_up')
        .select(['address', 'wish', 'password_hash'])
        .orderBy('address')
        .execute(),
    async withoutWorker(work) {
      await runner[Symbol.asyncDispose]();
      try {
        return await work();
      } finally {
        runner = await start();
      }
    },
    async [Symbol.asyncDispose]() {
      await runner[Symbol.asyncDispose]();
      await t[Symbol.asyncDispose]();
    },
  };
}
