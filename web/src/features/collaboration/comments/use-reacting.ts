import type { Comment } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { reacting } from './changes.ts';
import type { Reaction } from './threads.ts';

/** Gives or takes back one's own reaction to a comment. */
export function useReacting(comment: Comment): (reaction: Reaction, isGiven: boolean) => void {
  const { slug, me } = useWorkspace();
  const { run } = useChange(reacting(slug, comment, { id: me.id, name: me.fullName }));
  return (reaction, isGiven) => {
    const isMine = comment.reactions.some((given) => given.reaction === reaction && given.mine);
    if (isMine !== isGiven) void run({ reaction, isGiven });
  };
}
