import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Hub, Venue } from './hub.ts';
import { Watch } from './watch.ts';

/** What becomes of those whose rights cannot be looked up; `leaving.test.ts` has those who lose them. */

const tenant = { id: 'a tenant', state: 'active' } as TenantRecord;
const close = vi.fn();
const dismiss = vi.fn();
const onError = vi.fn();
const stillOpen = vi.fn();
let watch: Watch;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  const visit = { account: { sessionId: 'a session', userId: 'somebody' }, peer: { close } };
  const room = { tenant, people: new Map() };
  const venues = new Map([[tenant.id, { room, visits: new Set([visit]) } as unknown as Venue]]);
  const hub = { venues, dismiss, tidy: () => undefined } as unknown as Hub;
  stillOpen.mockImplementation(async (ids: readonly string[]) => new Set(ids));
  watch = new Watch(hub, {
    sessions: { stillOpen },
    memberships: {
      standingsOf: async (_tenant, ids) =>
        new Map(ids.map((id) => [id, { role: 'member', name: 'Somebody' }])),
    },
    find: async () => tenant,
    onError,
  });
});
afterEach(async () => {
  await watch[Symbol.asyncDispose]();
  vi.useRealTimers();
});

const away = async (): Promise<never> => {
  throw new Error('the control plane is away');
};

test('a moment without an answer sends nobody away', async () => {
  await vi.advanceTimersByTimeAsync(1000);
  stillOpen.mockImplementation(away);
  await vi.advanceTimersByTimeAsync(4000);
  stillOpen.mockImplementation(async (ids: readonly string[]) => new Set(ids));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onError).toHaveBeenCalled();
  expect(dismiss).not.toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
});

test('after five seconds without an answer nobody stays', async () => {
  await vi.advanceTimersByTimeAsync(1000);
  stillOpen.mockImplementation(away);
  await vi.advanceTimersByTimeAsync(4500);
  expect(dismiss).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1500);
  expect(dismiss).toHaveBeenCalledWith(tenant.id, 1013, expect.any(String));
});
