/** The people of a workspace: members, their roles, invitations, and the list that screens pick from. */
export { peopleQuery } from './queries.ts';
