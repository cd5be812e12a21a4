import { expect, it } from 'vitest';
import type { EventType, WebhookDelivery } from '#api/index.ts';
import { groupsOf, laidOut, nameOf, outcomeOf } from './words.ts';

const event = (type: string): EventType => ({ type, version: 1, summary: '', data: {} });
const delivery = (over: Partial<WebhookDelivery>): WebhookDelivery => ({
  id: '1',
  messageId: 'msg_1',
  eventType: 'task.created',
  state: 'pending',
  attempts: 0,
  responseStatus: null,
  responseBody: null,
  durationMs: null,
  error: null,
  attemptedAt: null,
  nextAttemptAt: null,
  createdAt: '2026-11-21T10:00:00.000Z',
  ...over,
});

it('calls a webhook by its host', () => {
  expect(nameOf({ url: 'https://example.com:8443/hooks?a=1' })).toBe('example.com:8443');
});

it('groups events by what they are about, what it does not know last', () => {
  const groups = groupsOf(
    ['bonus.given', 'label.changed', 'task.created', 'member.changed', 'task.updated'].map(event),
  );
  expect(groups.map(({ name, types }) => [name, ...types.map(({ type }) => type)])).toEqual([
    ['Tasks', 'task.created', 'task.updated'],
    ['Labels', 'label.changed'],
    ['People', 'member.changed'],
    ['Bonus', 'bonus.given'],
  ]);
});

it.each<[Partial<WebhookDelivery>, string | undefined]>([
  [{}, undefined],
  [{ responseStatus: 204, durationMs: 38 }, '204 in 38 ms'],
  [{ responseStatus: 500, durationMs: 2340, error: 'It answered 500.' }, '500 in 2.3 s'],
  [{ durationMs: 15_000, error: 'It took too long.' }, 'It took too long.'],
])('says how an attempt ended: %j', (over, words) => {
  expect(outcomeOf(delivery(over))).toBe(words);
});

it('lays JSON out and leaves other text alone', () => {
  expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(laidOut('<html>')).toBe('<html>');
});
