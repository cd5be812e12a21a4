import { useId, useState } from 'react';
import type { Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { durationOf, parseDuration } from '#shared/index.ts';
import { editTask } from '../changes.ts';

/** A year of minutes, which is what the server takes. */
const MOST = 525_600;

/** How long the work takes, typed as `2h` or `1d`. What cannot be read stays in the field, with the reason. */
export function Estimate({ task, fixed }: { task: Task; fixed: boolean }) {
  const live = useLive();
  const id = useId();
  const shown = task.estimateMinutes === null ? '' : durationOf(task.estimateMinutes);
  const [text, setText] = useState(shown);
  const [left, setLeft] = useState(false);
  const minutes = parseDuration(text);
  const wrong =
    minutes === undefined
      ? 'Write it like 45m, 1h 30m, 2d or 1w.'
      : minutes !== null && minutes > MOST
        ? 'At most a year.'
        : undefined;
  if (fixed) return <span className="tf-value is-full">{shown || 'None'}</span>;
  const problem = left ? wrong : undefined;
  return (
    <>
      <input
        className="tf-bare"
        aria-label="Estimate, such as 1h 30m"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        placeholder="None"
        value={text}
        onFocus={() => setLeft(false)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
          else if (event.key === 'Escape' && text !== shown) {
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
            setText(shown);
          }
        }}
        onBlur={() => {
          setLeft(true);
          if (wrong !== undefined || minutes === undefined) return;
          setText(minutes === null ? '' : durationOf(minutes));
          if (minutes !== task.estimateMinutes)
            editTask(live, task, { estimateMinutes: minutes }, { estimateMinutes: minutes });
        }}
      />
      {problem && (
        <p id={id} className="tf-bare-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
