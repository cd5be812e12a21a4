import type { Actor } from '#identity/index.ts';
import {
  type Reaction,
  createComment,
  mentionOf,
  react,
} from '#features/collaboration/comments/index.ts';
import type { RunAsContext } from '../run-as.ts';
import type { DemoComment } from './content.ts';

type ContextOf = (email: string) => RunAsContext;

/** Adds comments to a task of the demo, one after another as people write them. */
export async function fillComments(
  contextOf: ContextOf,
  taskId: string,
  comments: readonly DemoComment[],
  parentId?: string,
): Promise<void> {
  for (const { by: email, text, replies = [], reactions = {} } of comments) {
    const { by, scope } = contextOf(email);
    const { body, members } = mentioning(contextOf, text);
    const input = { body, ...(parentId !== undefined && { parentId }) };
    const { comment } = await scope.transact((tx) => createComment(tx, by, taskId, input, members));
    for (const [reaction, emails] of Object.entries(reactions))
      for (const who of emails)
        await scope.transact((tx) =>
          react(tx, contextOf(who).by.actor, comment.id, reaction as Reaction, true),
        );
    await fillComments(contextOf, taskId, replies, comment.id);
  }
}

/** The text with mentions for `{email}`, and whom it mentions. */
function mentioning(contextOf: ContextOf, text: string) {
  const members = new Map<string, Actor>();
  const body = text.replaceAll(/\{([^}]+)\}/g, (_all, email: string) => {
    const { actor } = contextOf(email).by;
    members.set(actor.userId, actor);
    return mentionOf({ personId: actor.userId, name: actor.name });
  });
  return { body, members };
}
