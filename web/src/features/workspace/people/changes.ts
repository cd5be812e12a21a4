import type { InfiniteData } from '@tanstack/react-query';
import {
  dataOf,
  deleteTenantInvitationsById,
  deleteTenantMembersByUserId,
  patchTenantMembersByUserId,
  postTenantInvitations,
  postTenantInvitationsByIdLink,
  within,
  type Invitation,
  type InvitedRole,
  type Member,
  type Page,
  type TenantRole,
} from '#api/index.ts';
import { keeping, queryClient, type Change } from '#shared/index.ts';
import { copyText } from '#ui/index.ts';
import { invitationsQuery } from './queries.ts';

type Members = InfiniteData<Page<Member>>;

function showMembers(slug: string, edit: (members: Member[]) => Member[]): () => void {
  const queryKey = [slug, 'people', 'members'];
  return keeping(queryKey, () =>
    queryClient.setQueriesData<Members>(
      { queryKey },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({ ...page, items: edit(page.items) })),
        },
    ),
  );
}

export const roleChange = (slug: string, member: Member): Change<TenantRole> => ({
  show: (role) =>
    showMembers(slug, (all) =>
      all.map((each) => (each.userId === member.userId ? { ...each, role } : each)),
    ),
  send: (role) =>
    patchTenantMembersByUserId({
      ...within(slug),
      path: { userId: member.userId },
      body: { role },
    }),
  stale: [[slug, 'people']],
  done: (_answer, role) => `${member.name} is now ${role}`,
});

export const memberRemoval = (slug: string): Change<Member> => ({
  show: ({ userId }) => showMembers(slug, (all) => all.filter((each) => each.userId !== userId)),
  send: ({ userId }) => deleteTenantMembersByUserId({ ...within(slug), path: { userId } }),
  stale: [[slug, 'people']],
  done: (_answer, { name }) => `${name} was removed`,
});

/** Answers the invitation with its link, which is shown this once. */
export const invitation = (
  slug: string,
): Change<{ email: string; role: InvitedRole }, Invitation> => ({
  send: (body) => dataOf(postTenantInvitations({ ...within(slug), body })),
  stale: [invitationsQuery(slug).queryKey],
});

/** Another mail, with a new link. */
export const resending = (slug: string): Change<Invitation, Invitation> => ({
  ...invitation(slug),
  send: ({ email, role }) => invitation(slug).send({ email, role }),
  done: (_answer, { email }) => `Another mail was sent to ${email}`,
});

/** Puts a link to an invitation on the clipboard; the mailed one works beside it. */
export const linkCopy = (slug: string): Change<Invitation, void> => ({
  send: async ({ id }) => {
    const call = { ...within(slug), path: { id } };
    await copyText((await dataOf(postTenantInvitationsByIdLink(call))).url);
  },
  done: (_answer, { email }) => `Copied a link for ${email}`,
});

export const withdrawal = (slug: string): Change<Invitation> => {
  const { queryKey } = invitationsQuery(slug);
  return {
    show: ({ id }) =>
      keeping(queryKey, () =>
        queryClient.setQueryData(queryKey, (all) => all?.filter((each) => each.id !== id)),
      ),
    send: ({ id }) => deleteTenantInvitationsById({ ...within(slug), path: { id } }),
    stale: [queryKey],
    done: (_answer, { email }) => `The invitation of ${email} was withdrawn`,
  };
};
