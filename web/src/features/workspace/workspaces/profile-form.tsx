import { useForm } from 'react-hook-form';
import { site } from '#api/index.ts';
import { changeProfile } from '#features/accounts/identity/index.ts';
import { showProblem, useWorkspace } from '#shared/index.ts';
import { Button, Field, FormError, toast, useUnsaved } from '#ui/index.ts';
import { ZoneOptions } from './zone-options.tsx';

/** A login at a workspace's own host opens that workspace alone; the account is changed on the base host. */
export function ProfileForm() {
  return site().kind === 'base' ? <EditProfile /> : <ShowProfile />;
}

function ShowProfile() {
  const { me, slug } = useWorkspace();
  const { baseUrl } = site();
  return (
    <>
      <Field label="Full name">
        {(control) => <input {...control} readOnly value={me.fullName} />}
      </Field>
      <Field label="E-mail">{(control) => <input {...control} readOnly value={me.email} />}</Field>
      <p className="text-soft mt-2">
        Your login here opens this workspace only. Change your name and time zone{' '}
        <a href={`${baseUrl}/w/${slug}/settings`}>at {new URL(baseUrl).host}</a>.
      </p>
    </>
  );
}

function EditProfile() {
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
        <Button type="submit" variant="primary" className="mt-3" busy={isSubmitting}>
          Save profile
        </Button>
      )}
    </form>
  );
}
