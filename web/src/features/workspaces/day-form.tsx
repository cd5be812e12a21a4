import { useForm } from 'react-hook-form';
import { showProblem, useWorkspace } from '#shared/index.ts';
import { Button, Field, FormError, toast } from '#ui/index.ts';
import { changeTenant } from './queries.ts';
import { ZoneOptions } from './zone-options.tsx';

/** When the workspace's day begins. */
export function DayForm() {
  const { tenant, slug } = useWorkspace();
  const form = useForm({ values: { timeZone: tenant.timeZone } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await changeTenant(slug, values);
      toast('Time zone saved');
    } catch (error) {
      showProblem(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <Field
        label="Time zone of the workspace"
        kind="form-select"
        hint="By it people are told of overdue tasks at 8 in the morning and of the week on Mondays, each day is counted at midnight, and the trash is emptied in the night to Sunday. Everybody reads times in a zone of their own."
        error={errors.timeZone?.message}
      >
        {(control) => (
          <select {...control} {...form.register('timeZone')}>
            <ZoneOptions current={tenant.timeZone} />
          </select>
        )}
      </Field>
      {isDirty && (
        <Button type="submit" look="primary" className="mt-3" busy={isSubmitting}>
          Save time zone
        </Button>
      )}
    </form>
  );
}
