import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Client,
  type ProblemAnswer,
  type ProjectAnswer,
  openWorkspace,
} from '../../../../test/factories/work.ts';
import { type TestApp, startTestApp } from '../../../../test/harness/app.ts';

let app: TestApp;
let owner: Client;
beforeAll(async () => {
  app = await startTestApp();
  owner = await openWorkspace(app, 'free');
});
afterAll(() => app[Symbol.asyncDispose]());

it('refuses the project after the last that the plan includes, and takes one again once another is gone', async () => {
  const projects: ProjectAnswer[] = [];
  for (let i = 0; i < 5; i += 1) projects.push(await owner.project());
  const answer = await owner.send<ProblemAnswer>('POST', '/projects', { name: 'One too many' });
  expect(answer).toMatchObject({
    status: 402,
    body: {
      code: 'plan_limit',
      resource: 'projects',
      limit: 5,
      usage: 5,
      plan: 'free',
      liftedBy: 'basic',
    },
  });
  const [first] = projects as [ProjectAnswer];
  await owner.ok('DELETE', `/projects/${first.id}`);
  await owner.project();
  expect(await owner.refusal('POST', `/projects/${first.id}/restore`)).toBe('402 plan_limit');
});
