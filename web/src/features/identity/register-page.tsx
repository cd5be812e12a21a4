import { Globe } from 'lucide-react';
import { useForm, useWatch } from 'react-hook-form';
import { site, type Registration } from '#api/index.ts';
import { AppLink, makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Field, FormError } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { PlanChoice } from './plan-choice.tsx';
import { register } from './session.ts';
import { addressOf, checkSlug, slugOf } from './slug.ts';

const empty: Registration = {
  companyName: '',
  slug: '',
  fullName: '',
  email: '',
  password: '',
  plan: 'free',
};

export default function RegisterPage() {
  const go = useGo();
  const paths = makePaths(site().kind);
  const form = useForm<Registration>({ defaultValues: empty });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const slug = useWatch({ control: form.control, name: 'slug' });

  const submit = form.handleSubmit(async (values) => {
    try {
      const tenant = await register(values);
      go(paths.workspace(tenant.slug), { replace: true });
    } catch (error) {
      showProblem(form, error, { slug_taken: 'slug', account_taken: 'email' });
    }
  });

  const company = form.register('companyName', {
    required: 'Enter the name of your company or team.',
  });
  return (
    <Frame
      title="Create your workspace"
      lead="A private place for your team, ready in a second."
      foot={
        <>
          Already have an account? <AppLink to={paths.login}>Log in</AppLink>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <Field label="Company or team" error={errors.companyName?.message}>
          {(control) => (
            <input
              {...control}
              autoComplete="organization"
              {...company}
              onChange={(event) => {
                void company.onChange(event);
                // The address follows the name until someone writes it by hand.
                if (!dirtyFields.slug) {
                  form.resetField('slug', { defaultValue: slugOf(event.target.value) });
                }
              }}
            />
          )}
        </Field>
        <Field
          label="Workspace address"
          error={errors.slug?.message}
          hint={
            <span className="d-inline-flex align-items-center gap-1">
              <Globe size={14} aria-hidden="true" />
              <span>
                <strong className="text-soft">{slug || 'your-team'}</strong>
                {addressOf('', site().baseUrl)}
              </span>
            </span>
          }
        >
          {(control) => (
            <input
              {...control}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              {...form.register('slug', { validate: checkSlug })}
            />
          )}
        </Field>
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
                  message: 'This does not look like an e-mail address.',
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
        <PlanChoice registration={form.register('plan')} />
        <Button type="submit" look="primary" size="lg" className="w-100 mt-4" busy={isSubmitting}>
          Create workspace
        </Button>
      </form>
    </Frame>
  );
}
