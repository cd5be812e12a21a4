import { useState, type ReactNode } from 'react';
import type { Comment, Task } from '#api/index.ts';
import { Ago, AppLink, splitTaskKey, useChange, useWorkspace } from '#shared/index.ts';
import { Avatar, Confirm } from '#ui/index.ts';
import { CommentActions } from './actions.tsx';
import { anchorOf } from './anchor.ts';
import { commentRemoval, isPending } from './changes.ts';
import { CommentText } from './comment-text.tsx';
import { EditComment } from './edit.tsx';
import { Reactions } from './reactions.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

/** One comment: who says what, since when, and what others think of it. */
export function CommentItem({
  comment,
  task,
  isMarked,
  onReply,
}: {
  comment: Comment;
  task: Task;
  /** Whether the address leads to it. */
  isMarked: boolean;
  onReply?: (() => void) | undefined;
}) {
  const { slug, paths } = useWorkspace();
  const { project, number } = splitTaskKey(task.key);
  const [open, setOpen] = useState<'edit' | 'delete' | 'versions'>();
  const removal = useChange(commentRemoval(slug, comment));
  const close = () => setOpen(undefined);
  const { id, author, body, createdAt, editedAt, mentions, tasks } = comment;
  const name = author?.name ?? 'Someone';

  if (comment.deletedAt !== null) {
    return (
      <Frame comment={comment} isMarked={isMarked}>
        <span className="tf-comment-gone-sign" aria-hidden="true" />
        <p className="tf-comment-gone">This comment was deleted.</p>
      </Frame>
    );
  }
  return (
    <Frame comment={comment} isMarked={isMarked} name={`Comment by ${name}`}>
      <Avatar person={author ?? { id: '', name }} size={28} decorative />
      <div className="tf-comment-main">
        <div className="tf-comment-head">
          <strong dir="auto" className="truncate">
            {name}
          </strong>
          <span className="tf-comment-when">
            {isPending(comment) ? (
              'sending …'
            ) : (
              <AppLink to={paths.task(project, number)} hash={anchorOf(id)}>
                <Ago at={createdAt} />
              </AppLink>
            )}
            {editedAt && (
              <>
                {' · '}
                <button type="button" title="Show versions" onClick={() => setOpen('versions')}>
                  edited
                </button>
              </>
            )}
          </span>
          {open !== 'edit' && !isPending(comment) && (
            <CommentActions
              comment={comment}
              link={location.origin + paths.task(project, number)}
              onReply={onReply}
              onEdit={() => setOpen('edit')}
              onDelete={() => setOpen('delete')}
            />
          )}
        </div>
        {open === 'edit' ? (
          <EditComment comment={comment} task={task} onClose={close} />
        ) : (
          <CommentText body={body} mentions={mentions} tasks={tasks} />
        )}
        <Reactions comment={comment} />
      </div>
      {open === 'versions' && <VersionsDialog comment={comment} onClose={close} />}
      {open === 'delete' && (
        <Confirm
          title="Delete this comment?"
          text="Its text, earlier versions and reactions are gone for everyone. This can’t be undone."
          action="Delete"
          onClose={close}
          onConfirm={() => {
            close();
            void removal.run();
          }}
        />
      )}
    </Frame>
  );
}

function Frame({
  comment,
  isMarked,
  name,
  children,
}: {
  comment: Comment;
  isMarked: boolean;
  name?: string;
  children: ReactNode;
}) {
  const looks = [isMarked && 'is-marked', isPending(comment) && 'is-pending'].filter(Boolean);
  return (
    <article
      id={anchorOf(comment.id)}
      className={['tf-comment', ...looks].join(' ')}
      tabIndex={-1}
      aria-label={name ?? 'Deleted comment'}
    >
      {children}
    </article>
  );
}
