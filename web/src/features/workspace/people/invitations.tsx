import { useQuery } from '@tanstack/react-query';
import { Mail, X } from 'lucide-react';
import { useState } from 'react';
import type { Invitation } from '#api/index.ts';
import { Ago, useChange, useWorkspace } from '#shared/index.ts';
import { IconButton } from '#ui/index.ts';
import { withdrawal } from './changes.ts';
import { InvitationMenu } from './invitation-menu.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MailState } from './mail-state.tsx';
import { invitationsQuery } from './queries.ts';
import { roleNames } from './roles.ts';

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const { slug } = useWorkspace();
  const withdraw = useChange(withdrawal(slug));
  const invitations = useQuery(invitationsQuery(slug)).data ?? [];
  const [again, setAgain] = useState<Invitation>();
  if (invitations.length === 0) return null;
  return (
    <section className="mt-4" aria-label="Pending invitations">
      <h2 className="tf-subhead">Pending invitations</h2>
      <ul className="tf-rows">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="tf-member">
            <span className="tf-member-mail" aria-hidden="true">
              <Mail size={16} />
            </span>
            <span className="tf-member-who">
              <span className="tf-member-name">{invitation.email}</span>
              {invitation.valid ? (
                <span className="text-faint">
                  <MailState mail={invitation.mail} /> · expires <Ago at={invitation.expiresAt} />
                </span>
              ) : (
                <>
                  <span className="text-soft">
                    The link no longer works: its sender may no longer invite people.
                  </span>
                  <button
                    type="button"
                    className="btn btn-link tf-member-again"
                    onClick={() => setAgain(invitation)}
                  >
                    Invite again
                  </button>
                </>
              )}
            </span>
            <span className="tf-member-role text-soft">
              {roleNames[invitation.role]}
              {invitation.valid && <InvitationMenu invitation={invitation} />}
              <IconButton
                label={`Withdraw the invitation of ${invitation.email}`}
                size="sm"
                onClick={() => void withdraw.run(invitation)}
              >
                <X size={16} aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      {again && (
        <InviteDialog
          initial={{ email: again.email, role: again.role }}
          onClose={() => setAgain(undefined)}
        />
      )}
    </section>
  );
}
