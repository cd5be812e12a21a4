import Type from 'typebox';
import { nullable, object, oneOf, publicRoute, type Route } from '#platform/http/index.ts';
import type { PlanResource } from '#tenancy/model/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import type { Control } from '#identity/index.ts';
import { openPlans } from './plan-for.ts';

const planView = (resources: readonly PlanResource[]) =>
  object(
    {
      code: Type.String({ description: 'The name to send with a sign-up' }),
      name: Type.String(),
      isolation: oneOf(['shared', 'schema', 'dedicated']),
      limits: object(
        Object.fromEntries(
          resources.map(({ name, summary }) => [
            name,
            nullable(Type.Integer({ description: `${summary}; null: no limit` })),
          ]),
        ),
      ),
    },
    { title: 'Plan', description: 'A plan that is open for sign-up' },
  );

/** @param resources what a plan includes a number of */
export const planRoutes = (control: Control, resources: readonly PlanResource[]): Route[] => [
  publicRoute(
    {
      method: 'GET',
      url: '/plans',
      tag: 'auth',
      summary: 'List the plans open for sign-up, smallest first',
      description: 'The operator chooses them: `taskforce plan open` and `plan close`.',
      reply: { 200: object({ items: Type.Array(planView(resources), { maxItems: 100 }) }) },
    },
    async () => ({
      items: (await openPlans(control)).map(({ code, name, isolation, limits }) => ({
        code,
        name,
        isolation,
        limits: Object.fromEntries(
          resources.map((resource) => [resource.name, limitOf({ limits }, resource)]),
        ),
      })),
    }),
  ),
];
