import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { site, toProblem, type SignUpPreview } from '#api/index.ts';
import { makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Field, FormError } from '#ui/index.ts';
import { PasswordInput } from './password-input.tsx';
import { confirmSignUp } from './session.ts';
import { addressOf } from './slug.ts';
import { SlugField } from './slug-field.tsx';

/** What is confirmed, with the password of the sign-up; where the workspace's address is taken by now, a field for another. */
export function ConfirmForm({
  token,
  preview: { tenant, role, fullName },
  onFailed,
}: {
  token: string;
  preview: SignUpPreview;
  onFailed: (why: 'spent' | 'known') => void;
}) {
  const go = useGo();
  const paths = makePaths(site().kind);
  const form = useForm({ defaultValues: { slug: tenant.slug, password: '' } });
  const { errors, isSubmitting } = form.formState;
  const [isTaken, setTaken] = useState(false);
  const isOwner = role === 'owner';
  const submit = form.handleSubmit(async ({ slug, password }) => {
    try {
      const entry = await confirmSignUp({ token, password, ...(isTaken && { slug }) });
      go(paths.workspace(entry.slug), { replace: true });
    } catch (error) {
      const { code } = toProblem(error);
      if (code === 'not_found') onFailed('spent');
      else if (code === 'account_taken') onFailed('known');
      else {
        if (code === 'slug_taken') setTaken(true);
        showProblem(form, error, { slug_taken: 'slug', invalid_credentials: 'password' });
      }
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <dl className="tf-frame-summary">
        <dt>Name</dt>
        <dd dir="auto">{fullName}</dd>
        <dt>Workspace</dt>
        <dd dir="auto">{tenant.name}</dd>
        {!isTaken && (
          <>
            <dt>{isOwner ? 'Address' : 'Role'}</dt>
            <dd>{isOwner ? addressOf(tenant.slug, site().baseUrl) : role}</dd>
          </>
        )}
      </dl>
      {isTaken && (
        <FormProvider {...form}>
          <SlugField />
        </FormProvider>
      )}
      <Field label="Your password" error={errors.password?.message}>
        {(control) => (
          <PasswordInput
            control={control}
            registration={form.register('password', { required: 'Enter the password you chose.' })}
            autoComplete="current-password"
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" className="w-100 mt-4" busy={isSubmitting}>
        {isOwner ? 'Confirm and open the workspace' : 'Confirm and join'}
      </Button>
      <p className="tf-frame-note">
        It’s the one you chose at sign-up. If someone else signed up, close this page: no account is
        created, and their data is deleted.
      </p>
    </form>
  );
}
