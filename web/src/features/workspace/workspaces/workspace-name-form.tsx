import { useForm } from 'react-hook-form';
import { showProblem, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Field, FormError, useUnsaved } from '#ui/index.ts';
import { tenantChange } from './changes.ts';

export function WorkspaceNameForm() {
  const { tenant, slug } = useWorkspace();
  const change = useChange(tenantChange(slug, 'Workspace renamed'));
  const form = useForm({
    values: { name: tenant.name },
    // A change by someone else leaves what is typed here alone.
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  useUnsaved(isDirty);
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await change.attempt({ name: name.trim() });
      form.reset({ name: name.trim() });
    } catch (error) {
      showProblem(form, error);
    }
  });
  const may = tenant.can['update'] ?? false;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <Field label="Name" error={errors.name?.message}>
        {(control) => (
          <input
            {...control}
            readOnly={!may}
            maxLength={120}
            {...form.register('name', {
              validate: (text) => text.trim() !== '' || 'Enter a name.',
            })}
          />
        )}
      </Field>
      {may && isDirty && (
        <Button type="submit" variant="primary" className="mt-2" busy={isSubmitting}>
          Save name
        </Button>
      )}
    </form>
  );
}
