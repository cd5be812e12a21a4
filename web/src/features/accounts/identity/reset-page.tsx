import { useQuery } from '@tanstack/react-query';
import { LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { messageOf, site, toProblem } from '#api/index.ts';
import { AppLink, makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Empty, Field, FormError, SkeletonLines } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { previewPasswordReset, resetPassword } from './session.ts';

const title = 'Choose a new password';

/** @param token from the link's fragment, which no server log ever sees */
export default function ResetPage({ token }: { token: string }) {
  const [isSpent, setSpent] = useState(token === '');
  const preview = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => previewPasswordReset(token),
    enabled: !isSpent,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (isSpent || (preview.error && toProblem(preview.error).code === 'not_found'))
    return <Spent isWhole={token !== ''} />;
  if (preview.isError) {
    return (
      <Frame title={title}>
        <FormError>{messageOf(preview.error)}</FormError>
        <Button onClick={() => void preview.refetch()}>Try again</Button>
      </Frame>
    );
  }
  if (!preview.data) {
    return (
      <Frame title={title}>
        <SkeletonLines />
      </Frame>
    );
  }
  const { email } = preview.data;
  return (
    <Frame
      title={title}
      lead={
        <>
          For the account of <strong className="text-break">{email}</strong>. Everywhere else, this
          account is logged out.
        </>
      }
    >
      <PasswordForm token={token} email={email} onSpent={() => setSpent(true)} />
    </Frame>
  );
}

function PasswordForm({
  token,
  email,
  onSpent,
}: {
  token: string;
  email: string;
  onSpent: () => void;
}) {
  const go = useGo();
  const form = useForm({ defaultValues: { password: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await resetPassword({ token, password });
      go('/', { replace: true });
    } catch (error) {
      if (toProblem(error).code === 'not_found') onSpent();
      else showProblem(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      {/* Tells a password manager whose password it keeps. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="New password" hint="At least 10 characters." error={errors.password?.message}>
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
      <Button type="submit" variant="primary" size="lg" className="w-100 mt-4" busy={isSubmitting}>
        Save and log in
      </Button>
    </form>
  );
}

function Spent({ isWhole }: { isWhole: boolean }) {
  const go = useGo();
  const paths = makePaths(site().kind);
  return (
    <Frame title={title} foot={<AppLink to={paths.login}>Back to log in</AppLink>}>
      <Empty
        icon={<LinkIcon size={22} />}
        title="This link doesn’t work"
        action={
          <Button variant="primary" onClick={() => go(paths.forgotPassword)}>
            Send a new mail
          </Button>
        }
      >
        {isWhole ? 'It has expired, or was used already.' : 'It is incomplete.'} A new mail brings
        another one.
      </Empty>
    </Frame>
  );
}
