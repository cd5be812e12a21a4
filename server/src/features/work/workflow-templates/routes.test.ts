import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, join, openWorkspace } from '../../../../test/factories/work.ts';
import { ENGINES, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { templateStates } from '../../../../test/isolation/project.ts';
import type { WorkflowView } from '../workflow-changes/schema.ts';
import { MAX_TEMPLATES } from './model.ts';
import type { TemplateView } from './schema.ts';

const URL = '/tenant/workflow-templates';

const STATES = [
  { name: 'Ideas', category: 'todo', color: '#868E96', next: ['Doing', 'Ideas', 'Doing'] },
  { name: 'Doing', category: 'doing', color: '#3b5bdb', wipLimit: 5, next: ['Ideas', 'Shipped'] },
  { name: 'Shipped', category: 'done', color: '#2f9e44', next: [] },
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const add = (who: Client, more: object = {}): Promise<TemplateView> =>
  who.ok('POST', URL, { name: 'Launch', wipPolicy: 'refuse', states: STATES, ...more });

describe.each(ENGINES)('workflow templates in the %s layout', (_layout, plan) => {
  it('are kept, changed and deleted by managers, and seen by every member', async () => {
    const owner = await openWorkspace(app, plan);
    const manager = await join(app, owner, 'manager');
    const member = await join(app, owner, 'member');
    const made = await add(manager, { name: '  Launch ' });
    expect(made).toMatchObject({
      name: 'Launch',
      wipPolicy: 'refuse',
      version: 1,
      states: [
        { name: 'Ideas', category: 'todo', color: '#868e96', wipLimit: null, next: ['Doing'] },
        { name: 'Doing', wipLimit: 5, next: ['Ideas', 'Shipped'] },
        { name: 'Shipped', category: 'done', next: [] },
      ],
    });
    const at = `${URL}/${made.id}`;
    expect(await member.ok('GET', URL)).toEqual({ items: [made], limit: MAX_TEMPLATES });
    expect(await member.refusal('POST', URL, { name: 'x', states: STATES })).toBe('403 forbidden');
    expect(await member.refusal('PATCH', at, { name: 'x' })).toBe('403 forbidden');
    expect(await member.refusal('DELETE', at)).toBe('403 forbidden');
    expect(await manager.refusal('PATCH', at, { name: 'x' }, { 'if-match': '"7"' })).toBe(
      '412 version_mismatch',
    );
    const other = await add(manager, { name: 'Support' });
    expect(await manager.refusal('POST', URL, { name: 'Launch', states: STATES })).toBe(
      '409 duplicate_key',
    );
    expect(await manager.refusal('PATCH', `${URL}/${other.id}`, { name: 'Launch' })).toBe(
      '409 duplicate_key',
    );
    const changed = await manager.ok<TemplateView>('PATCH', at, {
      name: 'Release',
      states: templateStates,
    });
    expect(changed).toMatchObject({ name: 'Release', wipPolicy: 'refuse', version: 2 });
    expect(changed.states.map(({ name }) => name)).toEqual([
      'OPEN',
      'IN_PROGRESS',
      'BLOCKED',
      'DONE',
    ]);
    expect((await manager.send('DELETE', at)).status).toBe(204);
    expect(await manager.refusal('DELETE', at)).toBe('404 not_found');
    expect(await manager.refusal('PATCH', at, { name: 'x' })).toBe('404 not_found');
  });

  it.each([
    ['a name that comes twice', [STATES[0], { ...STATES[2], name: 'ideas' }], 'states.1.name'],
    ['a transition to nowhere', [STATES[1], STATES[2]], 'states.0.next.0'],
    ['no state of done work', [STATES[0], { ...STATES[1], next: [] }], 'states'],
    ['nothing but done work', [STATES[2], { ...STATES[2], name: 'Gone' }], 'states'],
    ['one state', [STATES[2]], 'states'],
    ['an id', [{ ...STATES[2], id: crypto.randomUUID() }, STATES[2]], 'states.0.id'],
  ])('are refused with %s', async (_what, states, path) => {
    const owner = await openWorkspace(app, plan);
    const { status, body } = await owner.send<{ errors: { path: string }[] }>('POST', URL, {
      name: 'Wrong',
      states,
    });
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.path)).toContain(path);
  });

  it('are the beginning of new projects, which do not change with them', async () => {
    const owner = await openWorkspace(app, plan);
    const template = await add(owner);
    const project = await owner.project({ workflowTemplate: template.id });
    const read = (): Promise<WorkflowView> => owner.ok('GET', `/projects/${project.id}/workflow`);
    const workflow = await read();
    expect(workflow).toMatchObject({ isDefault: false, wipPolicy: 'refuse' });
    expect(workflow.states).toMatchObject(template.states);
    const task = await owner.task(project.id);
    expect(task).toMatchObject({ status: 'Ideas', transitions: ['Doing'] });
    await owner.ok('PATCH', `${URL}/${template.id}`, { states: templateStates });
    await owner.send('DELETE', `${URL}/${template.id}`);
    expect((await read()).states.map(({ name }) => name)).toEqual(['Ideas', 'Doing', 'Shipped']);
    const again = await owner.send<{ errors: { path: string }[] }>('POST', '/projects', {
      name: 'Late',
      workflowTemplate: template.id,
    });
    expect(again.status).toBe(422);
    expect(again.body.errors[0]?.path).toBe('workflowTemplate');
  });
});
