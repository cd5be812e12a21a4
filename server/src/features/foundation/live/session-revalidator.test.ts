import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Hub, ChannelEntry } from './hub.ts';
import { SessionRevalidator } from './session-revalidator.ts';

/** What becomes of those whose rights cannot be looked up; `leaving.test.ts` has those who lose them. */

const tenant = { id: 'a tenant', state: 'active' } as TenantRecord;
const close = vi.fn();
const closeAll = vi.fn();
const onError = vi.fn();
const stillOpen = vi.fn();
let watch: SessionRevalidator;
let channels: Map<string, ChannelEntry>;
let open: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  const connection = { account: { sessionId: 'a session', userId: 'somebody' }, socket: { close } };
  const channel = { tenant, people: new Map() };
  const entry = { channel, connections: new Set([connection]) } as unknown as ChannelEntry;
  channels = new Map();
  const onOpened = (listener: () => void): void => {
    open = () => {
      channels.set(tenant.id, entry);
      listener();
    };
  };
  const hub = {
    channels,
    closeAll,
    sweep: () => undefined,
    onChannelOpened: onOpened,
  } as unknown as Hub;
  stillOpen.mockImplementation(async (ids: readonly string[]) => new Set(ids));
  watch = new SessionRevalidator(hub, {
    sessions: { stillOpen },
    memberships: {
      standingsOf: async (_tenant, ids) =>
        new Map(ids.map((id) => [id, { role: 'member', name: 'Somebody' }])),
    },
    find: async () => tenant,
    onError,
  });
  open();
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
  expect(closeAll).not.toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
});

test('after five seconds without an answer nobody stays', async () => {
  await vi.advanceTimersByTimeAsync(1000);
  stillOpen.mockImplementation(away);
  await vi.advanceTimersByTimeAsync(4500);
  expect(closeAll).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1500);
  expect(closeAll).toHaveBeenCalledWith(tenant.id, 1013, expect.any(String));
});

test('without a channel nothing is looked at, and with the next one again', async () => {
  await vi.advanceTimersByTimeAsync(1000);
  expect(vi.getTimerCount()).toBe(1);
  channels.clear();
  await vi.advanceTimersByTimeAsync(1000);
  expect(vi.getTimerCount()).toBe(0);
  stillOpen.mockClear();
  open();
  await vi.advanceTimersByTimeAsync(1000);
  expect(stillOpen).toHaveBeenCalledTimes(4);
});
