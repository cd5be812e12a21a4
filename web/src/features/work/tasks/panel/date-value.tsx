import { format, parseISO } from 'date-fns';
import { DatePickerButton } from '#ui/index.ts';

/** A day of a task, changed by a click on it. */
export function DateValue({
  name,
  value,
  shown,
  fixed,
  onChange,
}: {
  /** Such as `Due date`. */
  name: string;
  /** YYYY-MM-DD, or an empty string. */
  value: string;
  /** The day in words; an empty string for none. */
  shown: string;
  fixed: boolean;
  onChange: (day: string) => void;
}) {
  const face = shown || 'None';
  if (fixed) return <span className="tf-value is-full">{face}</span>;
  return (
    <DatePickerButton
      label={name}
      value={value}
      onChange={onChange}
      renderTrigger={(props) => (
        <button
          type="button"
          className={`tf-value is-full is-button${shown ? '' : ' is-none'}`}
          aria-label={`${name}: ${face}`}
          title={value ? format(parseISO(value), 'EEEE, d MMMM yyyy') : undefined}
          {...props}
        >
          {face}
        </button>
      )}
    />
  );
}
