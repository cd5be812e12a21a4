/** The people of a workspace: members, their roles, and invitations. */
export { invitationsQuery, membersQuery } from './queries.ts';
