import { addDays, set } from 'date-fns';
import { useState } from 'react';
import { Button, Dialog, DialogFoot, Field } from '#ui/index.ts';
import { toMomentField } from './snooze-times.ts';

/** Asks for a moment of one's own choice. */
export function PickTime({ onPick, onClose }: { onPick: (at: Date) => void; onClose: () => void }) {
  const [text, setText] = useState(() =>
    toMomentField(set(addDays(new Date(), 2), { hours: 9, minutes: 0 })),
  );
  const [earliest] = useState(() => toMomentField(new Date()));
  const [problem, setProblem] = useState<string>();
  return (
    <Dialog title="Snooze until" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const at = new Date(text);
          const left = at.getTime() - Date.now();
          if (!(left > 0)) setProblem('Choose a time that is still to come.');
          else if (left > 365 * 86_400_000) setProblem('Choose a time within a year.');
          else onPick(at);
        }}
      >
        <Field label="Date and time" error={problem}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              min={earliest}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Snooze
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
