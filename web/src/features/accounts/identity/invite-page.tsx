import { useQuery } from '@tanstack/react-query';
import { LinkIcon, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { messageOf, session, site, type InvitationPreview } from '#api/index.ts';
import { AppLink, makePaths, showProblem, useGo } from '#shared/index.ts';
import { Button, Empty, Field, FormError, SkeletonLines } from '#ui/index.ts';
import { CheckMail } from './check-mail.tsx';
import { Frame } from './frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { acceptInvitation, logIn, previewInvitation, type Entry } from './session.ts';

/** Where a mail went that confirms the address first, and how to have another sent. */
interface Asked {
  mailedTo: string;
  again: () => Promise<unknown>;
}

/** @param token from the link's fragment, which no server log ever sees */
export default function InvitePage({ token }: { token: string }) {
  const [asked, setAsked] = useState<Asked>();
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => previewInvitation(token),
    enabled: token !== '',
    retry: false,
  });
  if (asked) return <CheckMail email={asked.mailedTo} onAgain={asked.again} />;
  if (preview.isError || token === '') {
    return (
      <Frame title="Invitation">
        <Empty icon={<LinkIcon size={22} />} title="This invitation cannot be used">
          {token ? messageOf(preview.error) : 'The link is incomplete.'} Ask the person who invited
          you for a new one.
        </Empty>
      </Frame>
    );
  }
  if (!preview.data) {
    return (
      <Frame title="Invitation">
        <SkeletonLines />
      </Frame>
    );
  }
  return (
    <Frame
      title={`Join ${preview.data.tenant.name}`}
      lead={
        <>
          You were invited as <strong>{preview.data.role}</strong>, with the address{' '}
          <strong>{preview.data.email}</strong>.
        </>
      }
    >
      {session.state === 'in' ? (
        <JoinNow token={token} />
      ) : (
        <JoinForm token={token} preview={preview.data} onAsked={setAsked} />
      )}
    </Frame>
  );
}

function useFinish() {
  const go = useGo();
  const paths = makePaths(site().kind);
  return (entry: Entry) =>
    go('slug' in entry ? paths.workspace(entry.slug) : paths.landing, { replace: true });
}

function JoinNow({ token }: { token: string }) {
  const finish = useFinish();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  return (
    <>
      <FormError>{problem}</FormError>
      <Button
        variant="primary"
        size="lg"
        className="w-100"
        icon={<UserCheck size={17} aria-hidden="true" />}
        busy={busy}
        onClick={() => {
          setBusy(true);
          acceptInvitation({ token })
            .then(finish, (error: unknown) => setProblem(messageOf(error)))
            .finally(() => setBusy(false));
        }}
      >
        Accept with the account you are signed in to
      </Button>
    </>
  );
}

function JoinForm({
  token,
  preview,
  onAsked,
}: {
  token: string;
  preview: InvitationPreview;
  onAsked: (asked: Asked) => void;
}) {
  const finish = useFinish();
  const form = useForm({ defaultValues: { fullName: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const known = preview.accountExists;
  const submit = form.handleSubmit(async ({ fullName, password }) => {
    try {
      if (known) {
        await logIn({ login: preview.email, password });
        finish(await acceptInvitation({ token }));
      } else {
        const join = () => acceptInvitation({ token, fullName, password });
        const entry = await join();
        if ('mailedTo' in entry) onAsked({ ...entry, again: join });
        else finish(entry);
      }
    } catch (error) {
      showProblem(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      {!known && (
        <Field label="Your name" error={errors.fullName?.message}>
          {(control) => (
            <input
              {...control}
              autoComplete="name"
              {...form.register('fullName', { required: 'Enter your name.' })}
            />
          )}
        </Field>
      )}
      <Field
        label={known ? 'Password of your account' : 'Choose a password'}
        hint={known ? undefined : 'At least 10 characters.'}
        error={errors.password?.message}
      >
        {(control) => (
          <PasswordInput
            control={control}
            autoComplete={known ? 'current-password' : 'new-password'}
            registration={form.register('password', {
              required: 'Enter a password.',
              ...(known ? {} : { minLength: { value: 10, message: 'At least 10 characters.' } }),
            })}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" className="w-100 mt-4" busy={isSubmitting}>
        {known ? 'Log in and join' : 'Create account and join'}
      </Button>
      {!known && (
        <p className="tf-frame-foot">
          Another account? <AppLink to={makePaths(site().kind).login}>Log in first</AppLink>
        </p>
      )}
    </form>
  );
}
