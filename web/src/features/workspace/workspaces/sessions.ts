import { queryOptions } from '@tanstack/react-query';
import {
  allPages,
  atLarge,
  dataOf,
  deleteAuthSessionsById,
  getAuthSessions,
  type Session,
} from '#api/index.ts';
import type { Change } from '#shared/index.ts';

/** Where the person is signed in, this browser first. */
export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async () => {
    const sessions = await allPages((from) =>
      dataOf(getAuthSessions({ ...atLarge, query: { limit: 100, ...from } })),
    );
    return sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  },
});

/** Signs sessions out, one after the other. */
export const sessionsEnd: Change<readonly Session[], void> = {
  send: async (sessions) => {
    for (const { id } of sessions) await deleteAuthSessionsById({ ...atLarge, path: { id } });
  },
  stale: [sessionsQuery.queryKey],
  done: (_answer, sessions) =>
    sessions.length === 1 ? 'Session signed out' : 'Signed out everywhere else',
};

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `Firefox on Linux`, as far as the session says. */
export function browserOf({ userAgent }: Pick<Session, 'userAgent'>): string {
  const named = (list: typeof browsers) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser) return system ? `${browser} on ${system}` : browser;
  return userAgent?.split(/[\s/]/)[0] || 'Unknown device';
}

export const isPhone = ({ userAgent }: Pick<Session, 'userAgent'>): boolean =>
  /Mobile|iPhone|Android/.test(userAgent ?? '');
