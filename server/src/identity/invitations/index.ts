/** Invitations to a workspace. */
export {
  countInvited,
  findInvitation,
  findInvitationById,
  listInvitations,
  markAccepted,
  removeInvitation,
  replaceInvitation,
  replaceShownSecret,
  type Invitation,
  type InvitedRole,
  type MadeInvitation,
} from './invitation-store.ts';
