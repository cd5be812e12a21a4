import { useForm } from 'react-hook-form';
import { showProblem, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Field, FormError, useUnsaved } from '#ui/index.ts';
import { tenantChange } from './changes.ts';

const [SHORTEST, LONGEST] = [7, 3650];

/** How long the trash is kept, and whether completed tasks go there. */
export function RetentionForm() {
  const { tenant, slug } = useWorkspace();
  const change = useChange(tenantChange(slug, 'Data retention saved'));
  const form = useForm({
    values: {
      retentionDays: String(tenant.retentionDays),
      completed: tenant.retainCompleted ? 'keep' : 'trash',
    },
    // A change by someone else leaves what is typed here alone.
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  useUnsaved(isDirty);
  const days = form.watch('retentionDays');
  const isTrashed = form.watch('completed') === 'trash';
  const submit = form.handleSubmit(async ({ retentionDays, completed }) => {
    try {
      await change.attempt({
        retentionDays: Number(retentionDays),
        retainCompleted: completed === 'keep',
      });
      form.reset({ retentionDays, completed });
    } catch (error) {
      showProblem(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <Field
        label="Days in the trash"
        hint="After that, deleted tasks and projects are permanently deleted, with their history."
        error={errors.retentionDays?.message}
      >
        {(control) => (
          <input
            {...control}
            className={`${control.className} tf-days`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            {...form.register('retentionDays', {
              validate: (text) =>
                (/^\d+$/.test(text.trim()) &&
                  Number(text) >= SHORTEST &&
                  Number(text) <= LONGEST) ||
                `Enter ${SHORTEST} to ${LONGEST} days.`,
            })}
          />
        )}
      </Field>
      <Field
        label="Completed tasks"
        kind="form-select"
        hint={
          isTrashed
            ? `${days} days after completion they move to the trash and can be restored for ${days} more days. Tasks of archived projects stay.`
            : 'They stay in their projects and count in charts and reports.'
        }
        error={errors.completed?.message}
      >
        {(control) => (
          <select {...control} {...form.register('completed')}>
            <option value="keep">Keep forever</option>
            <option value="trash">Move to the trash after a while</option>
          </select>
        )}
      </Field>
      {isDirty && (
        <Button type="submit" variant="primary" className="mt-3" busy={isSubmitting}>
          Save data retention
        </Button>
      )}
    </form>
  );
}
