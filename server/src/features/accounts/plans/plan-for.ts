import type { FieldProblem } from '#kernel/errors.ts';
import { type Plan, listPlans } from '#tenancy/index.ts';
import type { Control } from '#identity/index.ts';

/** Plans that someone can take at sign-up, the smallest first. */
export const openPlans = async (control: Control): Promise<Plan[]> =>
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
      ? 'no plan is open for sign-up: ask the operator of this server'
      : `cannot be chosen at sign-up; open plans: ${codes.join(', ')}`;
  return { plan, problems: [{ path: 'plan', message }] };
}
