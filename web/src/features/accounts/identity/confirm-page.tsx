import { useQuery } from '@tanstack/react-query';
import { LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { messageOf, site, toProblem } from '#api/index.ts';
import { AppLink, makePaths, useGo } from '#shared/index.ts';
import { Button, Empty, FormError, SkeletonLines } from '#ui/index.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { Frame } from './frame.tsx';
import { previewSignUp } from './session.ts';

const title = 'Confirm your e-mail address';

/**
 * Confirms a sign-up by a button: programs that look at the links of mail before people do change nothing.
 * @param token from the link's fragment, which no server log ever sees
 */
export default function ConfirmPage({ token }: { token: string }) {
  const [failed, setFailed] = useState<'spent' | 'known' | undefined>(
    token === '' ? 'spent' : undefined,
  );
  const preview = useQuery({
    queryKey: ['sign-up', token],
    queryFn: () => previewSignUp(token),
    enabled: failed === undefined,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (failed === 'known') return <Known />;
  if (failed === 'spent' || (preview.error && toProblem(preview.error).code === 'not_found'))
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
  return (
    <Frame
      title={title}
      lead={
        <>
          Someone signed up with <strong className="text-break">{preview.data.email}</strong>. Is it
          you?
        </>
      }
    >
      <ConfirmForm token={token} preview={preview.data} onFailed={setFailed} />
    </Frame>
  );
}

function Spent({ isWhole }: { isWhole: boolean }) {
  const go = useGo();
  const paths = makePaths(site().kind);
  return (
    <Frame title={title} foot={<AppLink to={paths.register}>Sign up again</AppLink>}>
      <Empty
        icon={<LinkIcon size={22} />}
        title="This link doesn’t work"
        action={
          <Button variant="primary" onClick={() => go(paths.login)}>
            Log in
          </Button>
        }
      >
        {isWhole
          ? 'It has expired, or was used already. If you have confirmed your address, log in.'
          : 'It is incomplete. Copy the whole link from the mail.'}
      </Empty>
    </Frame>
  );
}

function Known() {
  const go = useGo();
  const paths = makePaths(site().kind);
  return (
    <Frame title={title} foot={<AppLink to={paths.forgotPassword}>Choose a new password</AppLink>}>
      <Empty
        icon={<LinkIcon size={22} />}
        title="This address has an account by now"
        action={
          <Button variant="primary" onClick={() => go(paths.login)}>
            Log in
          </Button>
        }
      >
        Log in with it. You can open another workspace there, or accept your invitation.
      </Empty>
    </Frame>
  );
}
