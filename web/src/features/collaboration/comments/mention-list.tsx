import { Avatar, Popover } from '#ui/index.ts';
import type { useMentions } from './use-mentions.ts';

/** The people to choose from. The focus stays in the text. */
export function MentionList({
  anchor,
  mentions: { options, at, list, optionId, choose, close },
}: {
  anchor: HTMLElement;
  mentions: ReturnType<typeof useMentions>;
}) {
  return (
    <Popover anchor={anchor} className="tf-mentions" onClose={close}>
      <div id={list} role="listbox" aria-label="People to mention">
        {options.map((person, index) => (
          <div
            key={person.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'tf-mentions-item is-active' : 'tf-mentions-item'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            <Avatar person={person} size={22} decorative />
            <span dir="auto" className="truncate">
              {person.name}
            </span>
          </div>
        ))}
      </div>
    </Popover>
  );
}
