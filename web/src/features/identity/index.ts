/** Accounts: signing up, in and out, invitations, and carrying a session to another host. */
import './identity.css';
export { Logo } from './logo.tsx';
export { changeProfile, handoffTo, logOut, me, myTenants } from './session.ts';
