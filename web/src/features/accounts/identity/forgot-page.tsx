import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { site } from '#api/index.ts';
import { AppLink, makePaths, showProblem } from '#shared/index.ts';
import { Button, Empty, Field, FormError } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { askForPasswordReset } from './session.ts';

/** What was asked for: the page says no more than the server, which tells nobody who has an account. */
interface Asked {
  email: string;
  minutes: number;
}

export default function ForgotPage() {
  const [asked, setAsked] = useState<Asked>();
  const paths = makePaths(site().kind);
  if (asked) return <Sent {...asked} onAgain={() => setAsked(undefined)} />;
  return (
    <Frame
      title="Forgot your password?"
      lead="Enter the e-mail address of your account. We send you a link to choose a new password."
      foot={<AppLink to={paths.login}>Back to log in</AppLink>}
    >
      <AskForm onAsked={setAsked} />
    </Frame>
  );
}

function AskForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const form = useForm({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email: typed }) => {
    const email = typed.trim();
    try {
      onAsked({ email, minutes: await askForPasswordReset(email) });
    } catch (error) {
      showProblem(form, error);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormError>{errors.root?.message}</FormError>
      <Field label="E-mail" error={errors.email?.message}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="username"
            {...form.register('email', {
              required: 'Enter your e-mail.',
              pattern: {
                value: /^\s*\S+@\S+\s*$/,
                message: 'This doesn’t look like an e-mail address.',
              },
            })}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" className="w-100 mt-4" busy={isSubmitting}>
        Send the link
      </Button>
    </form>
  );
}

function Sent({ email, minutes, onAgain }: Asked & { onAgain: () => void }) {
  const paths = makePaths(site().kind);
  return (
    <Frame title="Check your e-mail" foot={<AppLink to={paths.login}>Back to log in</AppLink>}>
      <Empty
        icon={<MailCheck size={22} />}
        title="A link is on its way, if there is an account"
        action={<Button onClick={onAgain}>Use another address</Button>}
      >
        If <strong className="text-break">{email}</strong> has an account, a mail arrives there
        within a minute. Its link works once, for {minutes} minutes. Check the spam folder, too.
      </Empty>
    </Frame>
  );
}
