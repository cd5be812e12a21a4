import { useQuery } from '@tanstack/react-query';
import type { Invitation } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, CopyField, Dialog, DialogFoot } from '#ui/index.ts';
import { MailState } from './mail-state.tsx';
import { invitationsQuery } from './queries.ts';

/** What became of inviting one address: an invitation, or why there is none. */
export type Invited = { email: string } & (
  | { invitation: Invitation }
  | { invitation?: undefined; problem: string }
);

export function InviteResults({
  results,
  onMore,
  onClose,
}: {
  results: readonly Invited[];
  onMore: () => void;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const listed = useQuery(invitationsQuery(slug)).data ?? [];
  const made = results.filter(({ invitation }) => invitation).length;
  return (
    <Dialog title={titleOf(made, results.length)} onClose={onClose} width={560}>
      {made > 0 && (
        <p className="text-soft">
          Each address gets a mail with a link. You can also share a link yourself: it works once,
          for anyone who has it.
        </p>
      )}
      <ul className="tf-invited">
        {results.map((one) => (
          <li key={one.email}>
            <strong className="text-break">{one.email}</strong>
            {one.invitation ? (
              <>
                <MailState
                  mail={
                    listed.find(({ id }) => id === one.invitation.id)?.mail ?? one.invitation.mail
                  }
                />
                <CopyField
                  label={`Link for ${one.email}`}
                  text={one.invitation.url ?? ''}
                  what={`the link for ${one.email}`}
                />
              </>
            ) : (
              <span className="tf-invited-problem">{one.problem}</span>
            )}
          </li>
        ))}
      </ul>
      <DialogFoot>
        <Button onClick={onMore}>Invite more</Button>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function titleOf(made: number, all: number): string {
  if (made === 0) return 'No one was invited';
  if (made < all) return `${made} of ${all} people invited`;
  return made === 1 ? 'Invited' : `${made} people invited`;
}
