import {
  addDays,
  addMonths,
  addYears,
  endOfWeek,
  format,
  isSameDay,
  isSameMonth,
  startOfWeek,
  type Day,
} from 'date-fns';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { IconButton } from './button.tsx';
import { isoDay, weeksOf } from './days.ts';

/**
 * A month as a grid of days, by the date grid pattern of the WAI-ARIA practices: one tab stop; arrows go by
 * days and weeks, Home and End within the week, Page Up and Down by months, with Shift by years.
 */
export function Calendar({
  at,
  chosen,
  today,
  weekStart,
  onMove,
  onChoose,
}: {
  /** The day that the keys are at, and whose month is shown. */
  at: Date;
  chosen: Date | undefined;
  today: Date;
  weekStart: Day;
  onMove: (day: Date) => void;
  onChoose: (day: Date) => void;
}) {
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  /** Whether the keys moved within the grid, so that the focus follows into another month. */
  const follows = useRef(false);
  useEffect(() => {
    if (follows.current) grid.current?.querySelector<HTMLElement>('[data-at]')?.focus();
    follows.current = false;
  }, [at]);

  function onKeyDown(event: KeyboardEvent) {
    const week = { weekStartsOn: weekStart };
    const next = {
      ArrowLeft: () => addDays(at, -1),
      ArrowRight: () => addDays(at, 1),
      ArrowUp: () => addDays(at, -7),
      ArrowDown: () => addDays(at, 7),
      Home: () => startOfWeek(at, week),
      End: () => endOfWeek(at, week),
      PageUp: () => (event.shiftKey ? addYears(at, -1) : addMonths(at, -1)),
      PageDown: () => (event.shiftKey ? addYears(at, 1) : addMonths(at, 1)),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    follows.current = true;
    onMove(next());
  }

  const weeks = weeksOf(at, weekStart);
  return (
    <div className="tf-calendar">
      <div className="tf-calendar-head">
        <h3 id={id} aria-live="polite">
          {format(at, 'MMMM yyyy')}
        </h3>
        <IconButton label="Previous month" size="sm" onClick={() => onMove(addMonths(at, -1))}>
          <ChevronLeft size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Next month" size="sm" onClick={() => onMove(addMonths(at, 1))}>
          <ChevronRight size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <table ref={grid} role="grid" aria-labelledby={id} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day.getDay()} scope="col" abbr={format(day, 'EEEE')}>
                {format(day, 'EEEEEE')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={isoDay(week[0] ?? at)}>
              {week.map((day) => {
                const isAt = isSameDay(day, at);
                const isChosen = chosen !== undefined && isSameDay(day, chosen);
                return (
                  <td key={isoDay(day)} role="gridcell" aria-selected={isChosen}>
                    <button
                      type="button"
                      className={`tf-day${isSameMonth(day, at) ? '' : ' is-other'}`}
                      tabIndex={isAt ? 0 : -1}
                      data-at={isAt || undefined}
                      aria-label={format(day, 'EEEE, d MMMM yyyy')}
                      aria-current={isSameDay(day, today) ? 'date' : undefined}
                      onClick={() => onChoose(day)}
                    >
                      {day.getDate()}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
