import Type from 'typebox';
import { expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { eventType, type StreamedEvent } from '../events/event-type.ts';
import { jobRequest, jobType, type JobRequest } from './job-type.ts';
import { dispatchToHandlers } from './dispatch.ts';
import { eventHandler, allEventsHandler } from './event-handler.ts';

const happened = eventType({
  type: 'a.happened',
  summary: '',
  data: Type.Object({ n: Type.Integer() }),
});
const other = eventType({ type: 'b.happened', summary: '', data: Type.Object({}) });
const job = jobType({ name: 'a.follow', summary: '', data: Type.Object({ id: Type.String() }) });

const event = (tenantId: string, type: string, n = 0): StreamedEvent => ({
  id: newId(),
  tenantId,
  type,
  version: 1,
  projectId: null,
  subjectId: null,
  personId: null,
  actorId: null,
  at: '2026-01-01T00:00:00.000Z',
  data: { n },
  epoch: 1,
  position: 1,
});

function setUp() {
  const sent: [string | null, readonly JobRequest[]][] = [];
  const failed: string[] = [];
  const follow = dispatchToHandlers(
    {
      sendAll: async (all) => {
        for (const { tenantId, requests } of all) sent.push([tenantId, requests]);
      },
    },
    [
      eventHandler('even', happened, ({ id, data }) =>
        data.n % 2 === 0 ? jobRequest(job, { id }) : undefined,
      ),
      eventHandler('twice', [happened], ({ id }) => [
        jobRequest(job, { id }),
        jobRequest(job, { id }),
      ]),
      eventHandler('broken', happened, ({ data }) => {
        if (data.n === 3) throw new Error('no');
        return undefined;
      }),
      allEventsHandler('all', ({ id }) => jobRequest(job, { id }, { delaySeconds: 10 })),
    ],
    (_error, name) => failed.push(name),
  );
  return { sent, failed, follow };
}

it('asks for what follows from each event, tenant by tenant', async () => {
  const { sent, follow } = setUp();
  const events = [
    event('t1', 'a.happened', 2),
    event('t2', 'a.happened', 1),
    event('t1', other.type),
  ];
  await follow(events);
  expect(sent.map(([tenantId, requests]) => [tenantId, requests.length])).toEqual([
    ['t1', 5],
    ['t2', 3],
  ]);
});

it('gives the same jobs the same ids when the same events come again, and no two one id', async () => {
  const { sent, follow } = setUp();
  const events = [event('t1', 'a.happened', 2), event('t1', 'a.happened', 4)];
  await follow(events);
  await follow(events);
  const [first, second] = sent.map(([, requests]) => requests.map(({ id }) => id));
  expect(second).toEqual(first);
  expect(new Set(first).size).toBe(8);
  for (const id of first ?? [])
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('goes on when a handler fails, and says which', async () => {
  const { sent, failed, follow } = setUp();
  await follow([event('t1', 'a.happened', 3)]);
  expect(failed).toEqual(['broken']);
  expect(sent[0]?.[1]).toHaveLength(3);
});

it('fails when the jobs cannot be taken on, so that the events come again', async () => {
  const follow = dispatchToHandlers(
    { sendAll: () => Promise.reject(new Error('the control plane is away')) },
    [allEventsHandler('all', ({ id }) => jobRequest(job, { id }))],
    () => undefined,
  );
  await expect(follow([event('t1', 'a.happened')])).rejects.toThrow('away');
});
