import type { TenantRight } from '#identity/index.ts';
import { type Feature, isTenantRight } from '#identity/manifest.ts';
import type { MailFeature } from '#features/foundation/mail/index.ts';
import { peoplePrivacy } from './privacy.ts';
import type { Confirmation } from './confirmation.ts';
import { peopleEvents } from './events.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { memberRoutes } from './routes/members.ts';
import { invitationMail } from './mails/invitation.ts';
import { welcomeMail } from './mails/welcome.ts';
import { peopleLimits } from './limits.ts';
import type { MemberDeps } from './actions/members.ts';
import { peopleRoutes } from './routes/people.ts';
import { lastOwner } from './policy.ts';
import { keepNames } from './actions/renames.ts';
import { peopleRights } from './rights.ts';
import { peopleRows } from './rows.ts';
import type { ShownRight } from './schema.ts';
import { tenantRoutes } from './routes/tenant.ts';

/**
 * @param confirmation what those go through who accept with a link that proves nothing
 * @param others what it serves the rights of, and what goes when a member leaves
 */
export const peopleFeature = (
  { confirmation, ...deps }: MemberDeps & { confirmation: Confirmation },
  others: readonly Pick<Feature, 'rights' | 'onMemberLeft'>[],
): MailFeature => ({
  name: 'people',
  privacy: peoplePrivacy,
  tags: [{ name: 'tenant', description: 'The workspace: its settings, members and invitations' }],
  refusals: [lastOwner],
  rights: peopleRights,
  limits: peopleLimits,
  rows: peopleRows,
  events: peopleEvents,
  mails: [welcomeMail, invitationMail(deps.identity)],
  routes: [
    ...tenantRoutes(deps.identity, shownRights([{ rights: peopleRights }, ...others])),
    ...memberRoutes({
      ...deps,
      departures: others.flatMap(({ onMemberLeft }) => onMemberLeft ?? []),
    }),
    ...invitationRoutes(deps, confirmation),
    ...peopleRoutes(deps.people),
  ],
  onRenamed: keepNames(deps),
});

const shownRights = (features: readonly Pick<Feature, 'rights'>[]): ShownRight[] =>
  features
    .flatMap(({ rights = {} }): TenantRight[] => Object.values(rights).filter(isTenantRight))
    .filter((right): right is ShownRight => right.can !== undefined);
