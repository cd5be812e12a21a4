import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { site, type Registration } from '#api/index.ts';
import { AppLink, makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Field, FormError } from '#ui/index.ts';
import { CheckMail } from './check-mail.tsx';
import { Frame } from './frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { PlanChoice } from './plan-choice.tsx';
import { register } from './session.ts';
import { WorkspaceFields } from './workspace-fields.tsx';

const empty: Registration = {
  companyName: '',
  slug: '',
  fullName: '',
  email: '',
  password: '',
};

export default function RegisterPage() {
  const go = useGo();
  const paths = makePaths(site().kind);
  const form = useForm<Registration>({ defaultValues: empty });
  const { errors, isSubmitting } = form.formState;
  const [mailedTo, setMailedTo] = useState<string>();
  const isConfirmed = site().signUp === 'confirmed';

  const submit = form.handleSubmit(async (values) => {
    try {
      const entry = await register(values);
      if ('mailedTo' in entry) setMailedTo(entry.mailedTo);
      else go(paths.workspace(entry.slug), { replace: true });
    } catch (error) {
      showProblem(form, error, { slug_taken: 'slug', account_taken: 'email' });
    }
  });

  if (mailedTo !== undefined) {
    return (
      <CheckMail
        email={mailedTo}
        onAgain={() => register(form.getValues())}
        onChange={() => setMailedTo(undefined)}
      />
    );
  }
  return (
    <Frame
      title="Create your workspace"
      lead={
        isConfirmed
          ? 'A private place for your team, ready once you have confirmed your e-mail address.'
          : 'A private place for your team, ready in a second.'
      }
      foot={
        <>
          Already have an account? <AppLink to={paths.login}>Log in</AppLink>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message ?? errors.plan?.message}</FormError>
        <FormProvider {...form}>
          <WorkspaceFields />
        </FormProvider>
        <Field label="Your name" error={errors.fullName?.message}>
          {(control) => (
            <input
              {...control}
              autoComplete="name"
              {...form.register('fullName', { required: 'Enter your name.' })}
            />
          )}
        </Field>
        <Field label="E-mail" error={errors.email?.message}>
          {(control) => (
            <input
              {...control}
              type="email"
              autoComplete="email"
              {...form.register('email', {
                required: 'Enter your e-mail.',
                pattern: {
                  value: /^\S+@\S+$/,
                  message: 'This doesn’t look like an e-mail address.',
                },
              })}
            />
          )}
        </Field>
        <Field label="Password" hint="At least 10 characters." error={errors.password?.message}>
          {(control) => (
            <PasswordInput
              control={control}
              autoComplete="new-password"
              registration={form.register('password', {
                required: 'Choose a password.',
                minLength: { value: 10, message: 'At least 10 characters.' },
              })}
            />
          )}
        </Field>
        <FormProvider {...form}>
          <PlanChoice />
        </FormProvider>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          className="w-100 mt-4"
          busy={isSubmitting}
        >
          {isConfirmed ? 'Continue' : 'Create workspace'}
        </Button>
      </form>
    </Frame>
  );
}
