import axios, { AxiosHeaders, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import { toProblem } from './problem.ts';
import { Session, type Grant } from './session.ts';

interface Tried extends InternalAxiosRequestConfig {
  retried?: boolean;
}

/** Keeps the refresh token out of the answer's body and in an HttpOnly cookie. */
export const byCookie = { 'X-Refresh-Transport': 'cookie' };

const withoutRetry = /\/auth\/(login|refresh|logout|handoff\/redeem)$/;

/**
 * Trades the refresh cookie for a grant. The cookie is shared by all tabs and rotates on every
 * use, so tabs take turns: two presenting the same token at once would look like theft.
 */
async function renew(): Promise<Grant | undefined> {
  return 'locks' in navigator ? navigator.locks.request('taskforce.refresh', ask) : ask();
}

async function ask(): Promise<Grant | undefined> {
  try {
    const answer = await http.post<Grant>('/api/v1/auth/refresh', {}, { headers: byCookie });
    return answer.data;
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) return undefined;
    throw problem;
  }
}

export const session = new Session(renew);
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
    throw toProblem(error);
  });
  return instance;
}
