import { addDays, format } from 'date-fns';
import { useState } from 'react';
import { Button, DayField, Dialog, DialogFoot, Field } from '#ui/index.ts';
import { dayTimes } from './snooze-times.ts';

/** Asks for a moment of one's own choice. */
export function PickTime({ onPick, onClose }: { onPick: (at: Date) => void; onClose: () => void }) {
  const [day, setDay] = useState(() => format(addDays(new Date(), 2), 'yyyy-MM-dd'));
  const [time, setTime] = useState('09:00');
  const [problem, setProblem] = useState<string>();
  return (
    <Dialog title="Snooze until" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const at = new Date(`${day}T${time}`);
          const left = at.getTime() - Date.now();
          if (!(left > 0)) setProblem('Choose a time in the future.');
          else if (left > 365 * 86_400_000) setProblem('Choose a time within a year.');
          else onPick(at);
        }}
      >
        <div className="tf-pair">
          <Field label="Day" error={problem}>
            {(control) => (
              <DayField
                control={control}
                label="Day"
                value={day}
                optional={false}
                onChange={setDay}
              />
            )}
          </Field>
          <Field label="Time" kind="form-select">
            {(control) => (
              <select {...control} value={time} onChange={(event) => setTime(event.target.value)}>
                {dayTimes.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Snooze
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
