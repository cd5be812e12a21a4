import { useForm } from 'react-hook-form';
import { site } from '#api/index.ts';
import { AppLink, makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Field, FormError } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { baseHost, beginHandover, hostToContinueAt } from './handover.ts';
import { logIn } from './session.ts';

/**
 * @param next a path of this page to return to, already checked
 * @param from the workspace's own host that somebody comes from
 */
export default function LoginPage({
  next,
  from,
}: {
  next: string | undefined;
  from: string | undefined;
}) {
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
      lead={<span className="text-break">{leadOf(next, from)}</span>}
      foot={
        kind === 'base' && (
          <>
            New here? <AppLink to={paths.register}>Create a workspace</AppLink>
          </>
        )
      }
    >
      {kind === 'tenant' && (
        <>
          <Button variant="primary" size="lg" className="w-100" onClick={() => beginHandover(next)}>
            <span className="truncate">Continue with your login at {baseHost()}</span>
          </Button>
          <p className="tf-frame-or">or log in here</p>
        </>
      )}
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
        <p className="tf-frame-forgot">
          <AppLink to={paths.forgotPassword}>Forgot password?</AppLink>
        </p>
        <Button
          type="submit"
          variant={kind === 'base' ? 'primary' : 'secondary'}
          size="lg"
          className="w-100 mt-3"
          busy={isSubmitting}
        >
          Log in
        </Button>
      </form>
    </Frame>
  );
}

/** Says why somebody is asked to log in, when they came here from another host. */
function leadOf(next: string | undefined, from: string | undefined): string {
  const host = hostToContinueAt(next);
  if (host) return `Log in here to continue to ${host}.`;
  if (from)
    return `Your login at ${from} opens that workspace only. Log in here to open the others.`;
  return 'Welcome back. Use your e-mail address or user name.';
}
