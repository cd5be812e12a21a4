import { useForm } from 'react-hook-form';
import { changeProfile } from '#features/identity/index.ts';
import { showProblem, useWorkspace } from '#shared/index.ts';
import { Button, Field, FormError, toast, useUnsaved } from '#ui/index.ts';
import { ZoneOptions } from './zone-options.tsx';

export function ProfileForm() {
  const { me } = useWorkspace();
  const form = useForm({
    values: { fullName: me.fullName, timeZone: me.timeZone },
    // A change by someone else leaves what is typed here alone.
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  useUnsaved(isDirty);
  const submit = form.handleSubmit(async (values) => {
    try {
      await changeProfile(values);
      form.reset(values);
      toast('Profile saved');
    } catch (error) {
      showProblem(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <Field label="Full name" error={errors.fullName?.message}>
        {(control) => (
          <input
            {...control}
            autoComplete="name"
            maxLength={120}
            {...form.register('fullName', {
              validate: (text) => text.trim() !== '' || 'Enter your name.',
            })}
          />
        )}
      </Field>
      <Field label="E-mail">{(control) => <input {...control} readOnly value={me.email} />}</Field>
      <Field label="Time zone" kind="form-select" error={errors.timeZone?.message}>
        {(control) => (
          <select {...control} {...form.register('timeZone')}>
            <ZoneOptions current={me.timeZone} />
          </select>
        )}
      </Field>
      {isDirty && (
        <Button type="submit" look="primary" className="mt-3" busy={isSubmitting}>
          Save profile
        </Button>
      )}
    </form>
  );
}
