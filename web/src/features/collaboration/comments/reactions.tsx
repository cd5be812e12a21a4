import type { Comment } from '#api/index.ts';
import { reactionNames } from './reaction-names.ts';
import { useReacting } from './use-reacting.ts';

/** What people think of a comment; pressing one joins in, or takes one's own back. */
export function Reactions({ comment }: { comment: Comment }) {
  const react = useReacting(comment);
  if (comment.reactions.length === 0) return null;
  return (
    <div className="tf-reactions" role="group" aria-label="Reactions">
      {comment.reactions.map(({ reaction, people, mine }) => {
        const { sign, name } = reactionNames[reaction];
        const names = people.map((person) => person.name).join(', ');
        return (
          <button
            key={reaction}
            type="button"
            className={mine ? 'tf-reaction is-mine' : 'tf-reaction'}
            aria-pressed={mine}
            aria-label={`${name}, ${people.length}: ${names}`}
            title={`${name}: ${names}`}
            disabled={!comment.can.react}
            onClick={() => react(reaction, !mine)}
          >
            <span aria-hidden="true">{sign}</span>
            <span className="tabular">{people.length}</span>
          </button>
        );
      })}
    </div>
  );
}
