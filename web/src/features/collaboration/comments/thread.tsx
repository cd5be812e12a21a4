import { Reply } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CommentThread, Task } from '#api/index.ts';
import { mayLeave, Button, useUnsaved } from '#ui/index.ts';
import { isPending } from './changes.ts';
import { CommentItem } from './comment.tsx';
import { Composer } from './composer.tsx';
import { useSending } from './use-sending.ts';

/** A comment with the replies to it, and the field for one more. */
export function Thread({
  thread,
  task,
  sought,
}: {
  thread: CommentThread;
  task: Task;
  /** The comment that the address leads to. */
  sought: string | undefined;
}) {
  const sending = useSending(task, thread.id);
  const { written, problem, send, change, clear } = sending;
  const isDirty = written.text.trim() !== '';
  const [isOpen, setOpen] = useState(isDirty);
  const item = useRef<HTMLLIElement>(null);
  const unsaved = useUnsaved(false, { keepsDraft: true, onDiscard: clear });
  const isReplying = (isOpen || isDirty) && thread.can.reply;
  const canReply = thread.can.reply && !isPending(thread);

  function close() {
    setOpen(false);
    requestAnimationFrame(() =>
      item.current?.querySelector<HTMLElement>('[data-reply]')?.focus({ preventScroll: true }),
    );
  }

  async function leave() {
    if (isDirty) {
      const asked = { ...unsaved.current, isDirty: () => true };
      if (!(await mayLeave([asked]))) return;
    }
    close();
  }

  return (
    <li ref={item} className="tf-thread" data-thread={thread.id}>
      <CommentItem
        comment={thread}
        task={task}
        isMarked={thread.id === sought}
        onReply={canReply ? () => setOpen(true) : undefined}
      />
      {thread.replies.length > 0 && (
        <ol className="tf-replies" aria-label="Replies">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <CommentItem comment={reply} task={task} isMarked={reply.id === sought} />
            </li>
          ))}
        </ol>
      )}
      {isReplying && (
        <div className="tf-reply">
          <Composer
            task={task}
            label={`Reply to ${thread.author?.name ?? 'this comment'}`}
            action="Reply"
            placeholder="Write a reply …"
            written={written}
            problem={problem}
            takesFocus={isOpen}
            onChange={change}
            onSend={() => send(close)}
            onEscape={() => void leave()}
            onCancel={() => void leave()}
          />
        </div>
      )}
      {canReply && !isReplying && thread.replies.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          className="tf-reply-more"
          icon={<Reply size={14} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          Reply
        </Button>
      )}
    </li>
  );
}
