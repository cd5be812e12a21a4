import { describe, expect, it } from 'vitest';
import { parseTasks } from './parse.ts';
import { MAX_ITEMS, SourceFailure } from './model.ts';

const mapping = {
  id: 'key',
  title: 'fields.summary',
  status: 'fields.status.name',
  priority: 'fields.priority',
  assignee: 'fields.people.0.name',
  dueAt: 'fields.due',
  url: 'link',
};
const source = { itemsPath: 'data.issues', mapping };
const of = (...issues: unknown[]): string => JSON.stringify({ data: { issues } });
const item = (more: object = {}, fields: object = {}): object => ({
  key: 'A-1',
  fields: { summary: 'Mend it', ...fields },
  ...more,
});
const one = (value: unknown) => parseTasks(of(value), source).tasks[0];

it('reads tasks by paths', () => {
  const full = item(
    { link: 'https://example.com/A-1' },
    {
      status: { name: 'In review' },
      priority: 2,
      people: [{ name: 'Ada' }],
      due: '2026-12-01T09:00:00+01:00',
    },
  );
  expect(parseTasks(of(full, { key: 'no title' }), source)).toEqual({
    tasks: [
      {
        id: 'A-1',
        title: 'Mend it',
        status: 'In review',
        priority: '2',
        assignee: 'Ada',
        dueAt: '2026-12-01T08:00:00.000Z',
        url: 'https://example.com/A-1',
      },
    ],
    skipped: 1,
  });
});

it('reads a list that is the answer itself, and an empty one', () => {
  const root = { itemsPath: '', mapping: { id: 'id', title: 'title' } };
  expect(parseTasks('[{"id":7,"title":"x"}]', root).tasks[0]?.id).toBe('7');
  expect(parseTasks('[]', root)).toEqual({ tasks: [], skipped: 0 });
});

describe('what comes from outside', () => {
  it.each([
    ['2026-12-01', '2026-12-01T00:00:00.000Z'],
    [1_796_083_200, '2026-12-01T00:00:00.000Z'],
    [1_796_083_200_000, '2026-12-01T00:00:00.000Z'],
    ['tomorrow', null],
    ['0001-01-01', null],
    [1e300, null],
    [-1e300, null],
    [{}, null],
    [null, null],
  ])('is a due time: %s', (due, dueAt) => {
    expect(one(item({}, { due }))?.dueAt).toBe(dueAt);
  });

  it.each([
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    [' https://example.com/x', 'https://example.com/x'],
    [`https://example.com/${'x'.repeat(3000)}`, null],
    [42, null],
  ])('is a link: %s', (link, url) => {
    expect(one(item({ link }))?.url).toBe(url);
  });

  it('is one line of text of bounded length', () => {
    const title = one(item({}, { summary: `a\u0000b\nc\u202ed ${'é'.repeat(2000)}` }))?.title;
    expect(title?.startsWith('a b c d é')).toBe(true);
    expect(title).toHaveLength(500);
    expect(parseTasks(of(item({}, { summary: '\ud800' }), item()), source).skipped).toBe(1);
  });

  it('is not taken from what every object has', () => {
    const tricky = { itemsPath: 'constructor', mapping: { id: 'id', title: 'title' } };
    expect(() => parseTasks('{}', tricky)).toThrow(SourceFailure);
    const proto = { itemsPath: '', mapping: { id: 'id', title: '__proto__.title' } };
    expect(() => parseTasks('[{"id":1}]', proto)).toThrow(/None of 1 items/);
  });

  it('is bounded in number', () => {
    const many = Array.from({ length: MAX_ITEMS + 50 }, () => item());
    expect(parseTasks(of(...many), source).tasks).toHaveLength(MAX_ITEMS);
  });

  it.each([
    ['not JSON', '<html>', 'Its answer is not JSON.'],
    ['nothing', '', 'Its answer is not JSON.'],
    ['no list', '{"data":{"issues":{}}}', 'There is no list at "data.issues" in its answer.'],
    ['null', 'null', 'There is no list at "data.issues" in its answer.'],
    [
      'items of another form',
      of({ id: 1 }, 7, null),
      'None of 3 items has an id at "key" and a title at "fields.summary".',
    ],
  ])('is refused in words: %s', (_what, text, message) => {
    expect(() => parseTasks(text, source)).toThrow(new SourceFailure(message));
  });
});
