import { iso } from '#kernel/time.ts';
import {
  type Identity,
  type InvitedRole,
  findAccount,
  findInvitation,
  hashSecret,
} from '#identity/index.ts';
import {
  type Addressee,
  type MailContent,
  type MailKind,
  formatDay,
  nameInMail,
} from '#features/foundation/mail/index.ts';
import { stillStands } from '../policy.ts';
import { PEOPLE_WORDS } from './words.ts';

interface Invited {
  readonly who: string;
  readonly address: string;
  readonly role: InvitedRole;
  readonly expiresAt: string;
  readonly url: string;
}

/** Where someone accepts an invitation. The secret is in the fragment, which no server and no log sees. */
export const invitationUrl = ({ sites }: Pick<Identity, 'sites'>, token: string): string =>
  sites.baseAddress(`/invitation#token=${token}`);

export type InvitationMail = MailKind<{ invitedBy: string }>;

/** Brings an invitation's link to whom it is for. An invitation that is withdrawn, replaced,
 * accepted or no longer its maker's to make by then is not sent. */
export const invitationMail = (identity: Identity): InvitationMail => ({
  name: 'invitation',
  preference: null,
  compose: async (to, { invitedBy }) => {
    if (to.secret === undefined) return undefined;
    const { control, clock } = identity;
    const [invitation, inviter] = await Promise.all([
      findInvitation(control, hashSecret(to.secret), iso(clock.now())),
      findAccount(control, invitedBy),
    ]);
    if (!invitation || !inviter || !stillStands(invitation)) return undefined;
    return content(to, {
      who: nameInMail(inviter.fullName),
      address: invitation.email,
      role: invitation.role,
      expiresAt: invitation.expiresAt,
      url: invitationUrl(identity, to.secret),
    });
  },
  samples: (to) => [
    content(to, {
      who: 'Dana Whitfield',
      address: 'anna@example.com',
      role: 'member',
      expiresAt: '2026-12-05T16:30:00.000Z',
      url: invitationUrl(identity, 'a-sample-and-no-secret'),
    }),
  ],
});

function content({ workspace, reader }: Addressee, invited: Invited): MailContent {
  const { invitation: words, roles } = PEOPLE_WORDS[reader.language];
  return {
    // No one who has accepted nothing yet is to read a stranger's words in a list of mails.
    subject: words.subject,
    preheader: words.preheader,
    heading: words.heading(workspace.name),
    blocks: [
      { kind: 'paragraph', text: words.text(invited.who, workspace.name, roles[invited.role]) },
      { kind: 'button', label: words.button, url: invited.url },
      { kind: 'note', text: words.expires(formatDay(reader, invited.expiresAt)) },
    ],
    reason: words.reason(invited.address),
  };
}
