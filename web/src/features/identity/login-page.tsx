import { useForm } from 'react-hook-form';
import { site } from '#api/index.ts';
import { AppLink, makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Field, FormError } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { logIn } from './session.ts';

/** @param next a path of this page to return to, already checked */
export default function LoginPage({ next }: { next: string | undefined }) {
  const go = useGo();
  const form = useForm({ defaultValues: { login: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const { kind, tenant } = site();
  const paths = makePaths(kind);

  const submit = form.handleSubmit(async (values) => {
    try {
      await logIn(values);
      const [path, query = ''] = (next ?? '/').split('?');
      go(path ?? '/', { search: Object.fromEntries(new URLSearchParams(query)), replace: true });
    } catch (error) {
      showProblem(form, error);
      form.setFocus('password', { shouldSelect: true });
    }
  });

  return (
    <Frame
      title={tenant ? `Log in to ${tenant.name}` : 'Log in'}
      lead="Welcome back. Use your e-mail or your user name."
      foot={
        kind === 'base' && (
          <>
            New here? <AppLink to={paths.register}>Create a workspace</AppLink>
          </>
        )
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <Field label="E-mail or user name" error={errors.login?.message}>
          {(control) => (
            <input
              {...control}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              {...form.register('login', { required: 'Enter your e-mail or user name.' })}
            />
          )}
        </Field>
        <Field label="Password" error={errors.password?.message}>
          {(control) => (
            <PasswordInput
              control={control}
              autoComplete="current-password"
              registration={form.register('password', { required: 'Enter your password.' })}
            />
          )}
        </Field>
        <Button type="submit" look="primary" size="lg" className="w-100 mt-4" busy={isSubmitting}>
          Log in
        </Button>
      </form>
    </Frame>
  );
}
