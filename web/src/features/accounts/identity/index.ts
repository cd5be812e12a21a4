/** Accounts: signing up, in and out, invitations, and carrying a session to another host. */
export { baseHost, leaveForBase, openAtOwnHost } from './handover.ts';
export { Logo } from './logo.tsx';
export { PlanChoice } from './plan-choice.tsx';
export { changeProfile, createWorkspace, logOut, me, myTenants } from './session.ts';
export { WorkspaceFields, type WorkspaceValues } from './workspace-fields.tsx';
