import { queryOptions } from '@tanstack/react-query';
import {
  atLarge,
  dataOf,
  getMe,
  getMeTenants,
  getPlans,
  messageOf,
  patchMe,
  postAuthHandoff,
  postAuthHandoffRedeem,
  postAuthLogin,
  postAuthLogout,
  postAuthPasswordReset,
  postAuthPasswordResetPreview,
  postAuthPasswordResetRedeem,
  postInvitationsAccept,
  postInvitationsPreview,
  postMeTenants,
  postRegister,
  postRegisterConfirm,
  postRegisterPreview,
  session,
  site,
  withCookie,
  allPages,
  type InvitationPreview,
  type PasswordResetPreview,
  type Registration,
  type Membership,
  type NewWorkspace,
  type SignUpPreview,
  type User,
} from '#api/index.ts';
import { clearDrafts, makePaths, queryClient } from '#shared/index.ts';
import { toastProblem } from '#ui/index.ts';

/** Where it goes on: in a workspace, or with a mail that was sent to an address. */
export type Entry = { slug: string } | { mailedTo: string };

/** Creates the workspace and signs its owner in, unless the address is confirmed by mail first. */
export async function register(form: Registration): Promise<Entry> {
  const data = await dataOf(postRegister({ ...withCookie, body: form }));
  if ('status' in data) return { mailedTo: data.email };
  begin(data);
  return { slug: data.tenant.slug };
}

/** What a mailed link confirms. @throws Problem; code `not_found` for a link that does not work */
export function previewSignUp(token: string): Promise<SignUpPreview> {
  return dataOf(postRegisterPreview({ ...atLarge, body: { token } }));
}

/**
 * Opens what was signed up for, and signs in.
 * @throws Problem; code `invalid_credentials` or `slug_taken`, with which the link goes on working, `account_taken`, `not_found`
 */
export async function confirmSignUp(body: {
  token: string;
  password: string;
  slug?: string;
}): Promise<{ slug: string }> {
  const data = await dataOf(postRegisterConfirm({ ...withCookie, body }));
  begin(data);
  return { slug: data.tenant.slug };
}

export async function logIn(form: { login: string; password: string }): Promise<void> {
  begin(await dataOf(postAuthLogin({ ...withCookie, body: form })));
}

/** The plans that somebody can choose at sign-up, the smallest first. */
export const openPlans = queryOptions({
  queryKey: ['plans'],
  queryFn: async () => (await dataOf(getPlans(atLarge))).items,
  staleTime: 5 * 60_000,
});

/** Has a link mailed with which a new password is chosen. @returns how many minutes it works */
export async function askForPasswordReset(email: string): Promise<number> {
  return (await dataOf(postAuthPasswordReset({ ...atLarge, body: { email } }))).expiresInMinutes;
}

/** Whose password a mailed link replaces. @throws Problem; code `not_found` for a link that does not work */
export function previewPasswordReset(token: string): Promise<PasswordResetPreview> {
  return dataOf(postAuthPasswordResetPreview({ ...atLarge, body: { token } }));
}

/** Replaces the password, which ends every other session, and signs in. */
export async function resetPassword(body: { token: string; password: string }): Promise<void> {
  begin(await dataOf(postAuthPasswordResetRedeem({ ...withCookie, body })));
}

/**
 * Ends the session and leaves by loading the page anew, so that nothing of it stays in memory.
 * When the server cannot be reached nothing ends, and that is said.
 */
export async function logOut(): Promise<void> {
  try {
    await postAuthLogout({ ...withCookie, body: {} });
    clearDrafts();
    session.forget();
    location.replace(makePaths(site().kind).login);
  } catch (error) {
    toastProblem(`You are still logged in: ${messageOf(error)}`);
  }
}

/**
 * Trades the one-use code of the base host for a session here.
 * @throws Problem; code `other_account` when another person is signed in here
 */
export async function redeemHandoff(body: {
  code: string;
  verifier: string;
  replace?: boolean;
}): Promise<void> {
  begin(await dataOf(postAuthHandoffRedeem({ ...withCookie, body })));
}

/**
 * The address that carries this session to a workspace's own host.
 * @throws Problem; code `confirmation_required` until the person agrees to a host on the workspace's domain
 */
export async function handoffTo(body: {
  host: string;
  challenge: string;
  confirm?: string;
}): Promise<string> {
  return (await dataOf(postAuthHandoff({ ...atLarge, body }))).url;
}

export function previewInvitation(token: string): Promise<InvitationPreview> {
  return dataOf(postInvitationsPreview({ ...atLarge, body: { token } }));
}

/** Joins with a new account, unless its address is confirmed by mail first, or with the one that is signed in. */
export async function acceptInvitation(body: {
  token: string;
  fullName?: string;
  password?: string;
}): Promise<Entry> {
  const data = await dataOf(postInvitationsAccept({ ...withCookie, body }));
  if ('status' in data) return { mailedTo: data.email };
  const { accessToken, tenant } = data;
  if (accessToken) begin({ accessToken });
  await queryClient.invalidateQueries({ queryKey: myTenants.queryKey });
  return { slug: tenant.slug };
}

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: () => dataOf(getMe(atLarge)),
  staleTime: 5 * 60_000,
});

export const myTenants = queryOptions({
  queryKey: ['me', 'tenants'],
  queryFn: () =>
    allPages((cursor) => dataOf(getMeTenants({ ...atLarge, query: { limit: 100, ...cursor } }))),
  staleTime: 60_000,
});

/**
 * Opens one more workspace, owned by whoever is signed in.
 * @throws Problem; code `slug_taken` when the address belongs to somebody
 */
export async function createWorkspace(
  body: NewWorkspace,
): Promise<Pick<Membership, 'slug' | 'name'>> {
  const { tenant } = await dataOf(postMeTenants({ ...atLarge, body }));
  await queryClient.invalidateQueries({ queryKey: myTenants.queryKey });
  return tenant;
}

export async function changeProfile(
  change: Partial<Pick<User, 'fullName' | 'timeZone'>>,
): Promise<User> {
  const data = await dataOf(patchMe({ ...atLarge, body: change }));
  queryClient.setQueryData(me.queryKey, data);
  return data;
}

/** Nothing of one account may be seen by the next. */
function begin(grant: { accessToken: string }) {
  queryClient.clear();
  session.begin(grant);
}
