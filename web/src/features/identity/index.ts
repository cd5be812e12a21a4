/** Accounts: signing up, in and out, invitations, and carrying a session to another host. */
import './identity.css';
export { Logo } from './logo.tsx';
export { PlanChoice } from './plan-choice.tsx';
export { changeProfile, createWorkspace, handoffTo, logOut, me, myTenants } from './session.ts';
export { WorkspaceFields, type WorkspaceValues } from './workspace-fields.tsx';
