import { useForm } from 'react-hook-form';
import { showProblem, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Field, FormError, useUnsaved } from '#ui/index.ts';
import { tenantChange } from './changes.ts';
import { ZoneOptions } from './zone-options.tsx';

/** The time zone in which the workspace counts its days. */
export function DayForm() {
  const { tenant, slug } = useWorkspace();
  const change = useChange(tenantChange(slug, 'Time zone saved'));
  const form = useForm({
    values: { timeZone: tenant.timeZone },
    // A change by someone else leaves what is typed here alone.
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  useUnsaved(isDirty);
  const submit = form.handleSubmit(async (values) => {
    try {
      await change.attempt(values);
      form.reset(values);
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
        hint="Used for the 8 a.m. overdue mail, the Monday summary, daily statistics and emptying the trash. Everyone sees times in their own zone."
        error={errors.timeZone?.message}
      >
        {(control) => (
          <select {...control} {...form.register('timeZone')}>
            <ZoneOptions current={tenant.timeZone} />
          </select>
        )}
      </Field>
      {isDirty && (
        <Button type="submit" variant="primary" className="mt-3" busy={isSubmitting}>
          Save time zone
        </Button>
      )}
    </form>
  );
}
