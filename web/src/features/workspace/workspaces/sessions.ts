import { queryOptions } from '@tanstack/react-query';
import {
  allPages,
  atLarge,
  dataOf,
  deleteAuthSessionsById,
  getAuthSessions,
  messageOf,
  type Session,
} from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { toast, toastProblem } from '#ui/index.ts';

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

export const endSession = (session: Session): Promise<void> => end([session], 'Session signed out');

export const endOtherSessions = (sessions: readonly Session[]): Promise<void> =>
  end(sessions, 'Signed out everywhere else');

async function end(sessions: readonly Session[], done: string): Promise<void> {
  try {
    for (const { id } of sessions) await deleteAuthSessionsById({ ...atLarge, path: { id } });
    toast(done);
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
}

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
