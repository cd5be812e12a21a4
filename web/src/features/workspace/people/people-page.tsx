import { useInfiniteQuery } from '@tanstack/react-query';
import { Search, UserPlus, Users } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { messageOf, type Member } from '#api/index.ts';
import { MoreButton, useChange, useTitle, useWorkspace } from '#shared/index.ts';
import { Button, Confirm, Empty, SkeletonLines } from '#ui/index.ts';
import { memberRemoval } from './changes.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import { membersQuery } from './queries.ts';
import './people.css';

/** The same people as a screen of the settings, which goes by another name there. */
export function MembersPage() {
  return <PeoplePage title="Members" />;
}

export default function PeoplePage({ title = 'People' }: { title?: string }) {
  const { slug, tenant } = useWorkspace();
  useTitle(title, tenant.name);
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const query = useInfiniteQuery(membersQuery(slug, q));
  const removal = useChange(memberRemoval(slug));
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Member>();
  const members = query.data?.pages.flatMap((page) => page.items) ?? [];
  const mayInvite = tenant.can['invite'] ?? tenant.can['manageMembers'] ?? false;
  return (
    <main className="tf-page is-narrow">
      <header className="tf-page-head">
        <h1>{title}</h1>
        {mayInvite && (
          <Button
            variant="primary"
            icon={<UserPlus size={16} aria-hidden="true" />}
            onClick={() => setInviting(true)}
          >
            Invite people
          </Button>
        )}
      </header>
      <label className="tf-search">
        <Search size={15} aria-hidden="true" />
        <input
          dir="auto"
          type="search"
          aria-label="Search people"
          placeholder="Search by name or e-mail"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {query.isError && !query.data && <p role="alert">{messageOf(query.error)}</p>}
      {!query.data && !query.isError && <SkeletonLines lines={6} />}
      {query.data && members.length === 0 && (
        <Empty icon={<Users size={22} />} title="No people found">
          No member is called “{q}”.
        </Empty>
      )}
      {members.length > 0 && (
        <ul className="tf-rows" aria-label="Members">
          {members.map((member) => (
            <MemberRow key={member.userId} member={member} onRemove={() => setRemoving(member)} />
          ))}
        </ul>
      )}
      <MoreButton query={query} />
      {mayInvite && <Invitations />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {removing && (
        <Confirm
          title={`Remove ${removing.name}?`}
          text={`${removing.name} loses access to ${tenant.name} at once. Their work stays.`}
          action="Remove"
          onClose={() => setRemoving(undefined)}
          onConfirm={() => {
            void removal.run(removing);
            setRemoving(undefined);
          }}
        />
      )}
    </main>
  );
}
