import { Ellipsis, Link as LinkIcon, Pencil, Reply, Trash2 } from 'lucide-react';
import type { Comment } from '#api/index.ts';
import {
  copyText,
  IconButton,
  MenuButton,
  toast,
  toastProblem,
  type MenuEntry,
} from '#ui/index.ts';
import { anchorOf } from './anchor.ts';
import { ReactionPicker } from './reaction-picker.tsx';

/** What to do with a comment; shown when the pointer or the focus is on it. */
export function CommentActions({
  comment,
  link,
  onReply,
  onEdit,
  onDelete,
}: {
  comment: Comment;
  /** The address of the task. */
  link: string;
  onReply?: (() => void) | undefined;
  onEdit: () => void;
  onDelete: () => void;
}) {
  const { can, id } = comment;
  const whose = comment.author?.name ?? 'Someone';
  const copyLink = () =>
    copyText(`${link}#${anchorOf(id)}`).then(
      () => toast('Link to the comment copied'),
      () => toastProblem('Your browser doesn’t allow copying.'),
    );
  const entries: MenuEntry[] = [
    {
      key: 'link',
      label: 'Copy link',
      icon: <LinkIcon size={15} />,
      onSelect: () => void copyLink(),
    },
  ];
  if (can.update)
    entries.push({ key: 'edit', label: 'Edit', icon: <Pencil size={15} />, onSelect: onEdit });
  if (can.delete)
    entries.push({
      key: 'delete',
      label: 'Delete',
      icon: <Trash2 size={15} />,
      danger: true,
      onSelect: onDelete,
    });
  return (
    <span className="tf-comment-actions">
      {can.react && <ReactionPicker comment={comment} />}
      {onReply && (
        <IconButton label={`Reply to ${whose}`} size="sm" data-reply onClick={onReply}>
          <Reply size={15} aria-hidden="true" />
        </IconButton>
      )}
      <MenuButton
        label="Comment actions"
        placement="bottom-end"
        entries={entries}
        renderTrigger={(props) => (
          <IconButton label={`More for the comment by ${whose}`} size="sm" {...props}>
            <Ellipsis size={15} aria-hidden="true" />
          </IconButton>
        )}
      />
    </span>
  );
}
