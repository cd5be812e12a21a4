import type { InfiniteData } from '@tanstack/react-query';
import {
  dataOf,
  deleteTenantInvitationsById,
  deleteTenantMembersByUserId,
  messageOf,
  patchTenantMembersByUserId,
  postTenantInvitations,
  postTenantInvitationsByIdLink,
  within,
  type InvitedRole,
  type Invitation,
  type Member,
  type Page,
  type TenantApi,
  type TenantRole,
} from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { copyText, toast, toastProblem } from '#ui/index.ts';
import { invitationsQuery } from './queries.ts';

type Members = InfiniteData<Page<Member>>;

function change(slug: string, edit: (members: Member[]) => Member[]): () => void {
  const queryKey = [slug, 'people', 'members'];
  const before = queryClient.getQueriesData<Members>({ queryKey });
  queryClient.setQueriesData<Members>(
    { queryKey },
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: edit(page.items) })) },
  );
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}

/** Changes a member's role at once and takes it back when the server refuses. */
export async function changeRole(api: TenantApi, member: Member, role: TenantRole): Promise<void> {
  const undo = change(api.slug, (all) =>
    all.map((each) => (each.userId === member.userId ? { ...each, role } : each)),
  );
  try {
    await patchTenantMembersByUserId({
      ...within(api.slug),
      path: { userId: member.userId },
      body: { role },
    });
    toast(`${member.name} is now ${role}`);
  } catch (error) {
    undo();
    toastProblem(messageOf(error));
  }
  await queryClient.invalidateQueries({ queryKey: [api.slug, 'people'] });
}

export async function removeMember(api: TenantApi, member: Member): Promise<void> {
  const undo = change(api.slug, (all) => all.filter((each) => each.userId !== member.userId));
  try {
    await deleteTenantMembersByUserId({ ...within(api.slug), path: { userId: member.userId } });
    toast(`${member.name} was removed`);
  } catch (error) {
    undo();
    toastProblem(messageOf(error));
  }
  await queryClient.invalidateQueries({ queryKey: [api.slug, 'people'] });
}

/** @returns the invitation with its link, which is shown this once. @throws Problem */
export async function invite(
  api: TenantApi,
  body: { email: string; role: InvitedRole },
): Promise<Invitation> {
  const invitation = await dataOf(postTenantInvitations({ ...within(api.slug), body }));
  await queryClient.invalidateQueries({ queryKey: invitationsQuery(api.slug).queryKey });
  return invitation;
}

/** Sends another mail, with a new link. */
export async function resend(api: TenantApi, { email, role }: Invitation): Promise<void> {
  try {
    await invite(api, { email, role });
    toast(`Another mail was sent to ${email}`);
  } catch (error) {
    toastProblem(messageOf(error));
  }
}

/** Puts a link to an invitation on the clipboard; the mailed one works beside it. */
export async function copyLink(api: TenantApi, { id, email }: Invitation): Promise<void> {
  try {
    const link = await dataOf(postTenantInvitationsByIdLink({ ...within(api.slug), path: { id } }));
    await copyText(link.url);
    toast(`Copied a link for ${email}`);
  } catch (error) {
    toastProblem(messageOf(error));
  }
}

export async function withdraw(api: TenantApi, invitation: Invitation): Promise<void> {
  const { queryKey } = invitationsQuery(api.slug);
  queryClient.setQueryData(queryKey, (all) => all?.filter((each) => each.id !== invitation.id));
  try {
    await deleteTenantInvitationsById({ ...within(api.slug), path: { id: invitation.id } });
    toast(`The invitation of ${invitation.email} was withdrawn`);
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await queryClient.invalidateQueries({ queryKey });
}
