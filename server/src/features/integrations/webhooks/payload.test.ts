import { expect, it } from 'vitest';
import { isUuid, newId } from '#kernel/ids.ts';
import { deliveryIdOf, messageIdOf, toPayload } from './payload.ts';

const [ada, nobody] = [newId(), newId()];
const people = new Map([
  [ada, { id: ada, name: 'Ada', kind: 'member' as const, handle: null, active: true }],
]);

it('names people, wherever an event refers to them', () => {
  const text = toPayload(
    {
      type: 'task.updated',
      version: 1,
      at: '2026-06-01T00:00:00.000Z',
      projectId: 'p',
      actorId: ada,
      epoch: 2,
      position: 7,
      data: {
        task: { id: 't', assigneeId: ada, reporterId: null, projectId: 'p', parentId: null },
        changed: ['assigneeId', 'title'],
        before: { assigneeId: nobody, title: 'x' },
        list: [{ ownerId: ada }],
      },
    },
    { id: 'w', slug: 'acme', name: 'Acme' },
    people,
  );
  expect(JSON.parse(text)).toEqual({
    type: 'task.updated',
    timestamp: '2026-06-01T00:00:00.000Z',
    version: 1,
    tenant: { id: 'w', slug: 'acme', name: 'Acme' },
    projectId: 'p',
    actor: { id: ada, name: 'Ada' },
    position: '2-7',
    data: {
      task: {
        id: 't',
        assignee: { id: ada, name: 'Ada' },
        reporter: null,
        projectId: 'p',
        parentId: null,
      },
      changed: ['assignee', 'title'],
      before: { assignee: { id: nobody, name: 'Unknown person' }, title: 'x' },
      list: [{ owner: { id: ada, name: 'Ada' } }],
    },
  });
});

it('calls a delivery by its event and its endpoint', () => {
  const [event, endpoint, other] = [newId(), newId(), newId()];
  const id = deliveryIdOf(event, endpoint);
  expect(isUuid(id)).toBe(true);
  expect(id.charAt(14)).toBe('8');
  expect(deliveryIdOf(event, endpoint)).toBe(id);
  expect(deliveryIdOf(event, other)).not.toBe(id);
  expect(messageIdOf(id)).toMatch(/^msg_[0-9a-f]{32}$/);
});
