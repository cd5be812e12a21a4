import {
  byCookie,
  http,
  session,
  type Grant,
  type Membership,
  type PlanId,
  type User,
} from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { queryOptions } from '@tanstack/react-query';

const auth = { headers: byCookie };

export interface SignUp {
  companyName: string;
  slug: string;
  fullName: string;
  email: string;
  password: string;
  plan: PlanId;
}

/** Creates the workspace and signs its owner in. */
export async function register(form: SignUp): Promise<{ slug: string }> {
  const { data } = await http.post<Grant & { tenant: { slug: string } }>(
    '/api/v1/register',
    form,
    auth,
  );
  begin(data);
  return { slug: data.tenant.slug };
}

export async function logIn(form: { login: string; password: string }): Promise<void> {
  const { data } = await http.post<Grant>('/api/v1/auth/login', form, auth);
  begin(data);
}

/** Forgets the session here even when the server cannot be reached to end it there. */
export async function logOut(): Promise<void> {
  try {
    await http.post('/api/v1/auth/logout', {}, auth);
  } finally {
    session.end();
    queryClient.clear();
  }
}

/** Trades the one-use code of another host's session for a session here. */
export async function redeemHandoff(code: string): Promise<void> {
  const { data } = await http.post<Grant>('/api/v1/auth/handoff/redeem', { code }, auth);
  begin(data);
}

/** The address that carries this session to another host: a tenant's own, or the base host. */
export async function handoffTo(to: string): Promise<string> {
  const { data } = await http.post<{ url: string }>('/api/v1/auth/handoff', { to });
  return data.url;
}

export interface InvitationPreview {
  tenant: { name: string };
  email: string;
  role: string;
  accountExists: boolean;
}

export async function previewInvitation(token: string): Promise<InvitationPreview> {
  return (await http.post<InvitationPreview>('/api/v1/invitations/preview', { token })).data;
}

export async function acceptInvitation(body: {
  token: string;
  fullName?: string;
  password?: string;
}): Promise<{ slug?: string }> {
  const { data } = await http.post<Partial<Grant> & { tenant?: { slug: string } }>(
    '/api/v1/invitations/accept',
    body,
    auth,
  );
  if (data.accessToken) begin({ accessToken: data.accessToken });
  await queryClient.invalidateQueries({ queryKey: myTenants.queryKey });
  return data.tenant ? { slug: data.tenant.slug } : {};
}

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async () => (await http.get<User>('/api/v1/me')).data,
  staleTime: 5 * 60_000,
});

export const myTenants = queryOptions({
  queryKey: ['me', 'tenants'],
  queryFn: async () =>
    (await http.get<{ items: Membership[] }>('/api/v1/me/tenants', { params: { limit: 100 } })).data
      .items,
  staleTime: 60_000,
});

export async function changeProfile(change: Partial<User>): Promise<User> {
  const { data } = await http.patch<User>('/api/v1/me', change);
  queryClient.setQueryData(me.queryKey, data);
  return data;
}

/** Nothing of one account may be seen by the next. */
function begin(grant: Grant) {
  queryClient.clear();
  session.begin(grant);
}
