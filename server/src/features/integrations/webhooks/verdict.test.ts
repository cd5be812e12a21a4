import { expect, it } from 'vitest';
import { type Delivery, type Endpoint, RETRY_SECONDS } from './model.ts';
import { verdictOn } from './verdict.ts';

const NOW = '2026-06-01T00:00:00.000Z';
const at = (time: string) => ({ now: () => new Date(time) });
const endpoint: Endpoint = {
  id: 'e',
  url: 'https://example.com/',
  description: '',
  eventTypes: null,
  encryptedSecret: '',
  encryptedPrevious: null,
  previousUntil: null,
  isActive: true,
  disabledWhy: null,
  disabledAt: null,
  failingSince: null,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
};
const nothing = { responseStatus: null, responseBody: null, durationMs: null, error: null };
const delivery: Delivery = {
  id: 'd',
  endpointId: 'e',
  eventType: 'task.created',
  payload: '{}',
  state: 'pending',
  attempts: 0,
  attemptedAt: null,
  nextAttemptAt: null,
  createdAt: NOW,
  ...nothing,
};
const answered = (responseStatus: number | null, turn = 1) => ({
  ...nothing,
  responseStatus,
  turn,
  chance: 0.5,
});

it('lets nothing but 200 to 299 be a success', () => {
  for (const status of [200, 202, 204, 299])
    expect(verdictOn(delivery, endpoint, answered(status), at(NOW))).toMatchObject({
      delivery: { state: 'delivered', attempts: 1, attemptedAt: NOW, nextAttemptAt: null },
      againIn: undefined,
    });
  for (const status of [100, 199, 300, 301, 302, 304, 307, 400, 401, 404, 429, 500, 503, null])
    expect(verdictOn(delivery, endpoint, answered(status), at(NOW)).delivery.state).toBe('pending');
});

it('leaves an endpoint alone that did well before and now', () => {
  expect(verdictOn(delivery, endpoint, answered(200), at(NOW)).endpoint).toBe(endpoint);
});

it('tries again for more than three days, later and later, and then gives up', () => {
  const pauses = RETRY_SECONDS.map(
    (_, i) => verdictOn(delivery, endpoint, answered(500, i + 1), at(NOW)).againIn ?? 0,
  );
  expect(pauses).toEqual(RETRY_SECONDS);
  expect(pauses.reduce((sum, one) => sum + one)).toBeGreaterThan(3 * 86_400);
  const last = verdictOn(delivery, endpoint, answered(500, pauses.length + 1), at(NOW));
  expect(last).toMatchObject({ delivery: { state: 'failed' }, againIn: undefined });
  expect(last.endpoint.isActive).toBe(true);
});

it('spreads attempts by a tenth in both directions, and says when the next one is', () => {
  const early = verdictOn(delivery, endpoint, { ...answered(500), chance: 0 }, at(NOW));
  const late = verdictOn(delivery, endpoint, { ...answered(500), chance: 1 }, at(NOW));
  expect([early.againIn, late.againIn]).toEqual([4.5, 5.5]);
  expect(late.delivery.nextAttemptAt).toBe('2026-06-01T00:00:05.500Z');
});

it('remembers since when an endpoint fails, and forgets it with the first success', () => {
  const failing = verdictOn(delivery, endpoint, answered(500), at(NOW)).endpoint;
  expect(failing).toMatchObject({ failingSince: NOW, version: 2 });
  const later = at('2026-06-02T00:00:00.000Z');
  expect(verdictOn(delivery, failing, answered(null), later).endpoint).toBe(failing);
  expect(verdictOn(delivery, failing, answered(200), later).endpoint).toMatchObject({
    failingSince: null,
    version: 3,
  });
});

it('disables an endpoint that is gone at once, and one that fails for five days', () => {
  expect(verdictOn(delivery, endpoint, answered(410), at(NOW))).toMatchObject({
    delivery: { state: 'failed' },
    endpoint: { isActive: false, disabledWhy: 'gone', disabledAt: NOW },
    againIn: undefined,
  });
  const failing = { ...endpoint, failingSince: NOW };
  const almost = at('2026-06-05T23:59:59.000Z');
  expect(verdictOn(delivery, failing, answered(500), almost).endpoint.isActive).toBe(true);
  const after = at('2026-06-06T00:00:00.000Z');
  expect(verdictOn(delivery, failing, answered(500), after)).toMatchObject({
    delivery: { state: 'failed' },
    endpoint: { isActive: false, disabledWhy: 'failing' },
    againIn: undefined,
  });
});
