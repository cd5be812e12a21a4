import { type Answer, type Ask, PASSWORD, type TestApp, startTestApp } from './app.ts';

/** What a sign-in answers, or a refusal. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  tokenType: string;
  code?: string;
  requestId?: string;
  detail?: string;
}

/** An application whose clock stands still until it is moved, and an owner to sign in as. */
export interface SignInWorld extends AsyncDisposable {
  readonly t: TestApp;
  readonly login: string;
  readonly tenant: { readonly id: string; readonly slug: string };
  /** The tenant's own host. */
  readonly ownHost: string;
  readonly clock: { now(): Date };
  pass(ms: number): void;
  logIn(ask?: Ask): Promise<Answer<Tokens>>;
  refresh(refreshToken: string, ask?: Ask): Promise<Answer<Tokens>>;
  me(token: string, ask?: Ask): Promise<Answer>;
}

/** Four failed logins are allowed, and X-Forwarded-For is believed. */
export async function startSignIn(): Promise<SignInWorld> {
  let time = Date.parse('2026-11-20T12:00:00.000Z');
  const clock = { now: () => new Date(time) };
  const t = await startTestApp({
    clock,
    env: {
      LOGIN_ATTEMPTS: '4',
      TRUSTED_PROXIES: '127.0.0.1',
      BASE_URL: 'http://localhost:3000',
    },
  });
  const owner = await t.signUp();
  const login = owner.email;
  return {
    t,
    login,
    tenant: { id: owner.tenantId, slug: owner.tenant },
    ownHost: `${owner.tenant}.localhost:3000`,
    clock,
    pass: (ms) => {
      time += ms;
    },
    logIn: (ask = {}) =>
      t.request('POST', '/auth/login', { body: { login, password: PASSWORD }, ...ask }),
    refresh: (refreshToken, ask = {}) =>
      t.request('POST', '/auth/refresh', { body: { refreshToken }, ...ask }),
    me: (token, ask = {}) => t.request('GET', '/me', { as: token, ...ask }),
    [Symbol.asyncDispose]: () => t[Symbol.asyncDispose](),
  };
}
