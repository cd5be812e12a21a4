import type { UseFormRegisterReturn } from 'react-hook-form';

const plans: { id: string; name: string; text: string }[] = [
  { id: 'free', name: 'Free', text: 'Shared tables behind row-level walls' },
  { id: 'basic', name: 'Basic', text: 'A database schema of your own' },
  { id: 'premium', name: 'Premium', text: 'Own schema and higher limits' },
  { id: 'enterprise', name: 'Enterprise', text: 'A database of your own' },
];

/** The plan decides how a workspace's data is kept apart; it can be changed later. */
export function PlanChoice({ registration }: { registration: UseFormRegisterReturn }) {
  return (
    <fieldset className="tf-plans">
      <legend className="form-label">Plan</legend>
      {plans.map((plan) => (
        <label key={plan.id} className="tf-plan">
          <input type="radio" value={plan.id} {...registration} />
          <span className="tf-plan-name">{plan.name}</span>
          <span className="tf-plan-text">{plan.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
