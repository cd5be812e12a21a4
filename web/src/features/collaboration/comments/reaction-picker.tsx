import { SmilePlus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Comment } from '#api/index.ts';
import { IconButton, Popover, useTrigger } from '#ui/index.ts';
import { reactionNames } from './reaction-names.ts';
import type { Reaction } from './threads.ts';
import { useReacting } from './use-reacting.ts';

const all = Object.keys(reactionNames) as Reaction[];

/** Offers all reactions in a row; arrows go from one to the next. */
export function ReactionPicker({ comment }: { comment: Comment }) {
  const { props, anchor, close } = useTrigger('dialog');
  const react = useReacting(comment);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <>
      <IconButton label="Add a reaction" size="sm" {...props}>
        <SmilePlus size={15} aria-hidden="true" />
      </IconButton>
      {anchor && (
        <Popover
          anchor={anchor}
          placement="bottom-end"
          className="tf-reaction-picker"
          role="dialog"
          label="Add a reaction"
          onKeyDown={onKeyDown}
          onClose={(why) => {
            close();
            if (why === 'escape') anchor.focus();
          }}
        >
          {all.map((reaction, index) => (
            <button
              key={reaction}
              type="button"
              title={reactionNames[reaction].name}
              aria-label={reactionNames[reaction].name}
              data-first-focus={index === 0 || undefined}
              onClick={() => {
                close();
                anchor.focus();
                react(reaction, true);
              }}
            >
              {reactionNames[reaction].sign}
            </button>
          ))}
        </Popover>
      )}
    </>
  );
}
