import Type from 'typebox';
import type { FieldProblem } from '#kernel/errors.ts';
import { nullable, object, oneOf, publicRoute, type Route } from '#platform/http/index.ts';
import { type Plan, listPlans } from '#tenancy/index.ts';
import type { Control } from '#identity/index.ts';
import type { SignUpDeps } from './open-workspace.ts';

const Limit = nullable(Type.Integer({ description: 'null: no limit' }));

const PlanView = object(
  {
    code: Type.String({ description: 'The data of a sign-up' }),
    name: Type.String(),
    isolation: oneOf(['shared', 'schema', 'dedicated']),
    limits: object({ members: Limit, projects: Limit, tasks: Limit }),
  },
  { title: 'Plan', description: 'A plan that is open for sign-up' },
);

export const planRoutes = ({ identity }: Pick<SignUpDeps, 'identity'>): Route[] => [
  publicRoute(
    {
      method: 'GET',
      url: '/plans',
      tag: 'auth',
      summary: 'List the plans open for sign-up, smallest first',
      description: 'The operator chooses them: `taskforce plan open` and `plan close`.',
      reply: { 200: object({ items: Type.Array(PlanView, { maxItems: 100 }) }) },
    },
    async () => ({
      items: (await openPlans(identity.control)).map(({ code, name, isolation, limits }) => ({
        code,
        name,
        isolation,
        limits: { members: limits.members, projects: limits.projects, tasks: limits.tasks },
      })),
    }),
  ),
];

const openPlans = async (control: Control): Promise<Plan[]> =>
  (await listPlans(control)).filter(({ openToSignUp }) => openToSignUp);

/**
 * The plan of a sign-up: the one that was asked for if it is open, the smallest open one if none was.
 * @returns the problem instead, which names the open ones
 */
export async function planFor(
  control: Control,
  asked: string | undefined,
): Promise<{ plan: string; problems: readonly FieldProblem[] }> {
  const codes = (await openPlans(control)).map(({ code }) => code);
  const plan = asked ?? codes[0] ?? '';
  if (codes.includes(plan)) return { plan, problems: [] };
  const message =
    codes.length === 0
      ? 'no plan is open to sign-up: ask whoever runs this server'
      : `cannot be chosen at sign-up; open to it: ${codes.join(', ')}`;
  return { plan, problems: [{ path: 'plan', message }] };
}
