import { describe, expect, it } from 'vitest';
import type { Workflow } from '#api/index.ts';
import {
  addState,
  adoptTemplate,
  changeState,
  draftOf,
  moveState,
  problemIn,
  removeState,
  sendTasks,
  templateDraft,
  toTemplate,
  toInput,
  toggleArrow,
} from './draft.ts';

const state = (id: string, name: string, category: 'todo' | 'doing' | 'done', next: string[]) => ({
  id,
  name,
  category,
  color: '#868e96',
  wipLimit: null,
  next,
  tasks: 1,
});
const plain = (name: string, category: 'todo' | 'doing' | 'done') => ({
  name,
  category,
  color: '#868e96',
  wipLimit: null,
  next: [] as string[],
});
const draft = draftOf({
  states: [
    state('1', 'Ideas', 'todo', ['Doing']),
    state('2', 'Doing', 'doing', ['Ideas', 'Shipped']),
    state('3', 'Shipped', 'done', ['Doing']),
  ],
  wipPolicy: 'warn',
} as unknown as Workflow);

describe('a draft of a workflow', () => {
  it('is sent as it came when nothing changed', () => {
    expect(toInput(draft)).toEqual({
      wipPolicy: 'warn',
      mapping: {},
      states: draft.states.map(({ key: id, name, category, color, wipLimit }, at) => ({
        id,
        name,
        category,
        color,
        wipLimit,
        next: [['Doing'], ['Ideas', 'Shipped'], ['Doing']][at],
      })),
    });
  });

  it('keeps its arrows when a state gets another name or place', () => {
    const input = toInput(moveState(changeState(draft, '2', { name: 'At work' }), '2', 1));
    expect(input.states.map(({ name, next }) => [name, next])).toEqual([
      ['Ideas', ['At work']],
      ['Shipped', ['At work']],
      ['At work', ['Ideas', 'Shipped']],
    ]);
  });

  it('draws an arrow and takes it away again', () => {
    const drawn = toggleArrow(draft, '1', '3');
    expect(drawn.states[0]?.next).toEqual(['2', '3']);
    expect(toggleArrow(drawn, '1', '3')).toEqual(draft);
    expect(toggleArrow(draft, '1', '1')).toBe(draft);
  });

  it('puts a new state on the way', () => {
    const input = toInput(addState(draft, '2', 'new'));
    expect(input.states.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Ideas'],
      ['2', 'Doing'],
      [undefined, 'New state'],
      ['3', 'Shipped'],
    ]);
    expect(input.states[1]?.next).toContain('New state');
  });

  it('says where the tasks of a removed state go', () => {
    const without = removeState(draft, '2');
    expect(toInput(without)).toMatchObject({
      states: [{ next: [] }, { next: [] }],
      mapping: { Doing: 'Ideas' },
    });
    expect(toInput(sendTasks(without, '2', '3')).mapping).toEqual({ Doing: 'Shipped' });
    expect(removeState(without, '1')).toBe(without);
  });

  it('says what is wrong', () => {
    expect(problemIn(draft)).toBeUndefined();
    expect(problemIn(changeState(draft, '1', { name: ' doing ' }))).toMatch('same name');
    expect(problemIn(changeState(draft, '1', { name: ' ' }))).toMatch('a name');
    expect(problemIn(changeState(draft, '3', { category: 'doing' }))).toMatch('work is done');
  });
});

describe('a template', () => {
  const template = {
    wipPolicy: 'refuse' as const,
    states: [
      { ...plain('Ideas', 'todo'), next: ['Review'] },
      { ...plain('Review', 'doing'), next: ['Shipped', 'Ideas'] },
      { ...plain('Shipped', 'done'), next: [] },
    ],
  };

  it('is sent as it came', () => {
    expect(toTemplate(templateDraft(template))).toEqual(template);
  });

  it('keeps states of the same name, and sends the tasks of others to the same category', () => {
    const adopted = adoptTemplate(draft, template);
    expect(adopted.states.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['Ideas', false],
      ['Review', true],
      ['Shipped', false],
    ]);
    expect(toInput(adopted)).toMatchObject({
      wipPolicy: 'refuse',
      states: [{ id: '1', next: ['Review'] }, { next: ['Shipped', 'Ideas'] }, { id: '3' }],
      mapping: { Doing: 'Review' },
    });
  });

  it('replaces another template, with nothing of it left', () => {
    const other = { wipPolicy: 'warn' as const, states: [plain('A', 'todo'), plain('B', 'done')] };
    const input = toInput(adoptTemplate(adoptTemplate(draft, template), other));
    expect(input.states.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(input.mapping).toEqual({ Doing: 'A', Ideas: 'A', Shipped: 'B' });
  });
});
