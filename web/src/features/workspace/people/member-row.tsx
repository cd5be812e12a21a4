import { ChevronDown, UserMinus } from 'lucide-react';
import type { Member } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { Avatar, IconButton, MenuButton } from '#ui/index.ts';
import { roleChange } from './changes.ts';
import { roleNames, roles, roleTexts } from './roles.ts';

export function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const { slug, me } = useWorkspace();
  const change = useChange(roleChange(slug, member));
  const about = [member.title, member.department].filter(Boolean).join(', ');
  return (
    <li className="tf-member">
      <Avatar person={{ id: member.userId, name: member.name }} size={34} decorative />
      <span className="tf-member-who">
        <span className="tf-member-name">
          {member.name}
          {member.userId === me.id && <span className="tf-badge is-accent">you</span>}
          {!member.active && <span className="tf-badge">inactive</span>}
        </span>
        <span className="text-faint truncate">{member.email}</span>
      </span>
      <span className="tf-member-about text-soft truncate">{about}</span>
      <span className="tf-member-role">
        {member.can.changeRole ? (
          <MenuButton
            label={`Role of ${member.name}`}
            placement="bottom-end"
            entries={roles.map((role) => ({
              key: role,
              label: roleNames[role],
              hint: roleTexts[role],
              checked: role === member.role,
              onSelect: () => {
                if (role !== member.role) void change.run(role);
              },
            }))}
            renderTrigger={(props) => (
              <button
                type="button"
                className="btn btn-ghost btn-sm"
                aria-label={`Role of ${member.name}: ${roleNames[member.role]}`}
                {...props}
              >
                {roleNames[member.role]} <ChevronDown size={14} aria-hidden="true" />
              </button>
            )}
          />
        ) : (
          <span className="text-soft">{roleNames[member.role]}</span>
        )}
        {member.can.remove && (
          <IconButton label={`Remove ${member.name}`} size="sm" onClick={onRemove}>
            <UserMinus size={16} aria-hidden="true" />
          </IconButton>
        )}
      </span>
    </li>
  );
}
