import { Link2, MoreHorizontal, Send } from 'lucide-react';
import type { Invitation } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { IconButton, MenuButton, type MenuEntry } from '#ui/index.ts';
import { linkCopy, resending } from './changes.ts';

/** What is done to an invitation that nobody has accepted yet. */
export function InvitationMenu({ invitation }: { invitation: Invitation }) {
  const { slug } = useWorkspace();
  const copy = useChange(linkCopy(slug));
  const resend = useChange(resending(slug));
  const entries: MenuEntry[] = [
    {
      key: 'link',
      label: 'Copy link',
      icon: <Link2 size={15} />,
      onSelect: () => void copy.run(invitation),
    },
    {
      key: 'resend',
      label: 'Send the mail again',
      icon: <Send size={15} />,
      onSelect: () => void resend.run(invitation),
    },
  ];
  return (
    <MenuButton
      label={`Actions for the invitation of ${invitation.email}`}
      placement="bottom-end"
      entries={entries}
      renderTrigger={(props) => (
        <IconButton label={`More for the invitation of ${invitation.email}`} size="sm" {...props}>
          <MoreHorizontal size={17} aria-hidden="true" />
        </IconButton>
      )}
    />
  );
}
