import type { Feature } from '#messaging/manifest.ts';
import { peopleEvents } from './events.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { invitationMail } from './mail/invitation.ts';
import { welcomeMail } from './mail/welcome.ts';
import type { MemberDeps } from './members.ts';
import { peopleRoutes } from './people-routes.ts';
import { keepNames } from './renames.ts';
import { tenantRoutes } from './tenant-routes.ts';

export function peopleFeature(deps: MemberDeps): Feature {
  keepNames(deps);
  deps.mailer.add(welcomeMail, invitationMail(deps.identity));
  return {
    name: 'people',
    events: peopleEvents,
    routes: [
      ...tenantRoutes(deps.identity),
      ...memberRoutes(deps),
      ...invitationRoutes(deps),
      ...peopleRoutes(deps.people),
    ],
  };
}
