import { addDays, format, isSameDay, parseISO } from 'date-fns';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Calendar } from './calendar.tsx';
import './date-picker.css';
import { habitsOf, isoDay, nextWeek, parseDay } from './days.ts';
import { useTrigger, type TriggerProps } from './menu.tsx';
import { Popover } from './popover.tsx';

export interface DatePickerProps {
  /** What the day is for, such as `Due date`. */
  label: string;
  /** `2026-12-03`, or an empty string for none. */
  value: string;
  onChange: (day: string) => void;
  /** Whether there may be none. */
  optional?: boolean;
}

/** Chooses a day by typing it, by one of the usual names, or in a calendar. */
function DatePicker({
  anchor,
  onClose,
  label,
  value,
  onChange,
  optional = true,
}: DatePickerProps & { anchor: HTMLElement; onClose: () => void }) {
  const [today] = useState(() => new Date());
  const [habits] = useState(() => habitsOf(navigator.language));
  const chosen = value ? parseISO(value) : undefined;
  const [text, setText] = useState('');
  const [at, setAt] = useState(chosen ?? today);
  const surface = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const typed = text.trim() ? parseDay(text, today, habits) : undefined;

  function finish() {
    onClose();
    anchor.focus();
  }

  function choose(day: Date | undefined) {
    const next = day ? isoDay(day) : '';
    finish();
    if (next !== value) onChange(next);
  }

  const quick: [name: string, day: Date][] = [
    ['Today', today],
    ['Tomorrow', addDays(today, 1)],
    ['Next week', nextWeek(today, habits.weekStart)],
  ];

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Tab') {
      // Letters and figures are a date that is being typed, wherever the focus is.
      const isText = /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey;
      if (isText && event.target !== field.current) field.current?.focus();
      return;
    }
    const stops = [
      ...(surface.current?.querySelectorAll<HTMLElement>('input, button:not([tabindex="-1"])') ??
        []),
    ];
    const next = stops[stops.indexOf(event.target as HTMLElement) + (event.shiftKey ? -1 : 1)];
    event.preventDefault();
    (next ?? stops.at(event.shiftKey ? -1 : 0))?.focus();
  }

  return (
    <Popover
      anchor={anchor}
      role="dialog"
      label={label}
      className="tf-date-picker"
      onKeyDown={onKeyDown}
      onClose={(why) => (why === 'escape' ? finish() : onClose())}
    >
      <div ref={surface}>
        <input
          ref={field}
          data-first-focus
          className="tf-date-typed"
          aria-label={`${label}: type a date`}
          placeholder={habits.dayFirst ? '3 Dec, fri, in 2 weeks' : 'Dec 3, fri, in 2 weeks'}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const day = parseDay(event.target.value, today, habits);
            if (day) setAt(day);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault();
              if (typed) choose(typed);
            } else if (event.key === 'ArrowDown') {
              event.preventDefault();
              surface.current?.querySelector<HTMLElement>('[data-at]')?.focus();
            }
          }}
        />
        <p className="tf-date-read" role="status">
          {text.trim() &&
            (typed ? `Enter: ${format(typed, 'EEEE, d MMMM yyyy')}` : 'No date recognised yet')}
        </p>
        <div className="tf-date-quick">
          {quick.map(([name, day]) => (
            <button
              key={name}
              type="button"
              aria-label={`${name}, ${format(day, 'EEEE, d MMMM')}`}
              aria-pressed={chosen !== undefined && isSameDay(day, chosen)}
              onClick={() => choose(day)}
            >
              {name}
            </button>
          ))}
          {optional && (
            <button type="button" aria-pressed={!chosen} onClick={() => choose(undefined)}>
              None
            </button>
          )}
        </div>
        <Calendar
          at={at}
          chosen={chosen}
          today={today}
          weekStart={habits.weekStart}
          onMove={setAt}
          onChoose={choose}
        />
      </div>
    </Popover>
  );
}

/** A button that shows a day and opens a picker to change it. */
export function DatePickerButton({
  renderTrigger,
  ...props
}: DatePickerProps & { renderTrigger: (props: TriggerProps) => ReactNode }) {
  const { props: button, anchor, close } = useTrigger('dialog');
  return (
    <>
      {renderTrigger(button)}
      {anchor && <DatePicker {...props} anchor={anchor} onClose={close} />}
    </>
  );
}
