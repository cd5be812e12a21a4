import { format, parseISO } from 'date-fns';
import { CalendarDays } from 'lucide-react';
import { DatePickerButton } from './date-picker.tsx';
import type { FieldControl } from './field.tsx';

/** A field of a form for a day: the date picker behind what looks like the other fields. */
export function DayField({
  control,
  label,
  value,
  onChange,
  optional = true,
}: {
  control: FieldControl;
  /** What the day is for, such as `Start date`. */
  label: string;
  /** `2026-12-03`, or an empty string for none. */
  value: string;
  onChange: (day: string) => void;
  optional?: boolean;
}) {
  const face = value ? format(parseISO(value), 'EEE, d MMM yyyy') : 'None';
  const { id, className } = control;
  return (
    <DatePickerButton
      label={label}
      value={value}
      onChange={onChange}
      optional={optional}
      renderTrigger={(props) => (
        <button
          type="button"
          id={id}
          aria-describedby={control['aria-describedby']}
          className={`${className} tf-day-field${value ? '' : ' is-none'}`}
          aria-label={`${label}: ${face}`}
          {...props}
        >
          <CalendarDays size={15} aria-hidden="true" />
          {face}
        </button>
      )}
    />
  );
}
