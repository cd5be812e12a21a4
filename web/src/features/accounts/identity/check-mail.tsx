import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { messageOf, site } from '#api/index.ts';
import { AppLink, makePaths } from '#shared/index.ts';
import { Button, Empty, FormError } from '#ui/index.ts';
import { Frame } from './frame.tsx';

/**
 * After a sign-up whose address is confirmed by mail. The page says no more than the server, which tells nobody who has
 * an account: the mail does.
 * @param onAgain has the mail sent once more
 * @param onChange lets another address be given; absent where it is fixed
 */
export function CheckMail({
  email,
  onAgain,
  onChange,
}: {
  email: string;
  onAgain: () => Promise<unknown>;
  onChange?: () => void;
}) {
  const paths = makePaths(site().kind);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    setNote('');
    setProblem(undefined);
    try {
      await onAgain();
      setNote('Another mail is on its way.');
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame title="Check your e-mail" foot={<AppLink to={paths.login}>Back to log in</AppLink>}>
      <FormError>{problem}</FormError>
      <Empty
        icon={<MailCheck size={22} />}
        title="Confirm your address to go on"
        action={
          <>
            <div className="tf-frame-choices">
              <Button busy={busy} onClick={() => void again()}>
                Send it again
              </Button>
              {onChange && <Button onClick={onChange}>Change the address</Button>}
            </div>
            <p className="tf-frame-note" role="status">
              {note}
            </p>
          </>
        }
      >
        A mail arrives at <strong className="text-break">{email}</strong> within a minute. Its link
        works once, for a day. If the address has an account already, the mail says how to go on.
        Check the spam folder, too.
      </Empty>
    </Frame>
  );
}
