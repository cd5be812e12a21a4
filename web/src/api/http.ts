import axios, { AxiosHeaders, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import { randomToken } from './pkce.ts';
import { toProblem, type Problem } from './problem.ts';
import { remembered } from './remembered.ts';
import { beginWait } from './waiting.ts';
import { Session, type Grant } from './session.ts';

interface Tried extends InternalAxiosRequestConfig {
  retried?: boolean;
  /** When the workspace first was not there to answer, in milliseconds. */
  waitingSince?: number;
}

/** How long a change waits for its workspace to come back. What only reads waits as long as it takes. */
const CHANGE_PATIENCE_MS = 60_000;
/** Seconds between two attempts, whatever the server says. */
const [SHORTEST_WAIT, LONGEST_WAIT] = [1, 15];

/** Keeps the refresh token out of the answer's body and in an HttpOnly cookie. */
export const byCookie = { 'X-Refresh-Transport': 'cookie' };

const withoutRetry = /\/(?:auth\/(?:login|refresh|logout|handoff\/redeem)|register\/confirm)$/;

/**
 * Trades the refresh cookie for a grant. The cookie is shared by all tabs and rotates on every
 * use, so tabs take turns: two presenting the same token at once would look like theft.
 */
async function renew(): Promise<Grant | undefined> {
  return 'locks' in navigator ? navigator.locks.request('taskforce.refresh', ask) : ask();
}

/** Attempts while another tab's request with the same cookie is being answered. */
const MOST_TURNS = 4;

async function ask(): Promise<Grant | undefined> {
  for (let turn = 1; ; turn += 1) {
    try {
      const headers = { ...byCookie, 'Idempotency-Key': pendingKey() };
      const answer = await http.post<Grant>('/api/v1/auth/refresh', {}, { headers });
      forgetKey();
      return answer.data;
    } catch (error) {
      const problem = toProblem(error);
      // Answered by the server, so nothing is left to repeat.
      if (problem.status >= 400 && problem.status < 500) forgetKey();
      if (problem.code === 'refresh_in_progress' && turn < MOST_TURNS) {
        await delay(SHORTEST_WAIT * 1000);
        continue;
      }
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) return undefined;
      throw problem;
    }
  }
}

const KEY_OF_REFRESH = 'taskforce.refresh-key';
let keyInMemory: string | undefined;

/**
 * The Idempotency-Key of the refresh under way. It is stored before the request is sent: a page that is
 * reloaded before the answer arrives repeats the refresh with the same key and gets the same tokens.
 */
function pendingKey(): string {
  try {
    const stored = localStorage.getItem(KEY_OF_REFRESH);
    if (stored) return stored;
    localStorage.setItem(KEY_OF_REFRESH, (keyInMemory = randomToken()));
    return keyInMemory;
  } catch {
    // Storage is switched off: the key lives as long as the page.
    return (keyInMemory ??= randomToken());
  }
}

function forgetKey(): void {
  keyInMemory = undefined;
  try {
    localStorage.removeItem(KEY_OF_REFRESH);
  } catch {
    // Storage is switched off.
  }
}

const refusals = new Set<(problem: Problem) => void>();

/** Hears of every request that failed for good. */
export function watchRefusals(listener: (problem: Problem) => void): () => void {
  refusals.add(listener);
  return () => refusals.delete(listener);
}

export const session = new Session(renew, remembered);
export const http = createHttp(session);

/** An axios instance that signs requests, renews an expired token once, and throws `Problem`s. */
export function createHttp(owner: Session): AxiosInstance {
  const instance = axios.create({ baseURL: '', timeout: 30_000 });
  instance.interceptors.request.use((config) => {
    if (owner.token) config.headers.set('Authorization', `Bearer ${owner.token}`);
    return config;
  });
  instance.interceptors.response.use(undefined, async (error: unknown) => {
    if (axios.isAxiosError(error) && error.response?.status === 401) {
      const config = error.config as Tried | undefined;
      if (config && !config.retried && !withoutRetry.test(config.url ?? '')) {
        // Another request may have renewed the token while this one was under way.
        const used = AxiosHeaders.from(config.headers).get('Authorization');
        const stale = used === (owner.token ? `Bearer ${owner.token}` : undefined);
        if (stale ? await owner.refresh() : owner.state === 'in') {
          return instance.request(Object.assign(config, { retried: true }));
        }
      }
    }
    const problem = toProblem(error);
    if (axios.isAxiosError(error) && problem.code === 'tenant_unavailable') {
      const config = error.config as Tried | undefined;
      if (config && hasPatience(config)) {
        const done = beginWait(tenantOf(config));
        try {
          await delay(secondsOf(error.response?.headers['retry-after']) * 1000);
          // It was refused before anything was done, so that even a change can be sent again.
          return await instance.request(Object.assign(config, { retried: false }));
        } finally {
          done();
        }
      }
    }
    for (const listener of refusals) listener(problem);
    throw problem;
  });
  return instance;
}

function hasPatience(config: Tried): boolean {
  config.waitingSince ??= Date.now();
  return config.method === 'get' || Date.now() - config.waitingSince < CHANGE_PATIENCE_MS;
}

/** The workspace a request names; '' on its own host, which names it without a header. */
const tenantOf = (config: Tried): string =>
  String(AxiosHeaders.from(config.headers).get('X-Tenant-ID') ?? '');

const secondsOf = (header: unknown): number =>
  Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, Number(header) || SHORTEST_WAIT));

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
