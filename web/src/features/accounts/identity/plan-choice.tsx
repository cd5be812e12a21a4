import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import type { Plan } from '#api/index.ts';
import { openPlans } from './session.ts';

/** How a workspace's data is kept apart from others'. */
const places: Record<Plan['isolation'], string> = {
  shared: 'Shared tables with row-level security',
  schema: 'Your own database schema',
  dedicated: 'Your own database',
};

/**
 * The plan decides how a workspace's data is kept apart, and how much it holds; whoever runs the server says which are
 * offered, and can change it later. Where there is no choice, nothing is asked: the server takes the only one. Wants a
 * `FormProvider` around it.
 */
export function PlanChoice() {
  const { register, resetField, getValues } = useFormContext<{ plan?: string }>();
  const plans = useQuery(openPlans).data ?? [];
  const smallest = plans[0]?.code;
  useEffect(() => {
    if (smallest !== undefined && !getValues('plan'))
      resetField('plan', { defaultValue: smallest });
  }, [smallest, getValues, resetField]);
  if (plans.length < 2) return null;
  return (
    <fieldset className="tf-plans">
      <legend className="form-label">Plan</legend>
      {plans.map((plan) => (
        <label key={plan.code} className="tf-plan">
          <input type="radio" value={plan.code} {...register('plan')} />
          <span className="tf-plan-name">{plan.name}</span>
          <span className="tf-plan-text">
            {places[plan.isolation]}, {sizeOf(plan)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const sizeOf = ({ limits: { members } }: Plan): string =>
  members === null ? 'no limit of people' : `up to ${members} people`;
