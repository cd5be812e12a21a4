import {
  AlarmClock,
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  Sunrise,
  Undo2,
} from 'lucide-react';
import type { Notification } from '#api/index.ts';
import { changer } from '#shared/index.ts';
import type { MenuEntry } from '#ui/index.ts';
import { isSnoozed, snoozing, unsnoozing } from './changes.ts';
import { snoozeTimes, untilWords } from './snooze-times.ts';

const icons: Record<string, typeof Sunrise> = {
  later: AlarmClock,
  tomorrow: Sunrise,
  week: CalendarDays,
};

/** The times to choose from. @param onPick asks for another one @param act runs around each choice */
export function snoozeEntries(
  slug: string,
  entry: Notification,
  onPick: () => void,
  act: (work: () => void) => void,
): MenuEntry[] {
  return [
    { kind: 'heading', key: 'until', label: 'Snooze until' },
    ...snoozeTimes().map(({ key, label, at }): MenuEntry => {
      const Icon = icons[key] ?? CalendarClock;
      return {
        key,
        label,
        icon: <Icon size={15} aria-hidden="true" />,
        hint: untilWords(at).replace(/^(today|tomorrow), /, ''),
        onSelect: () => act(() => void changer(snoozing(slug, entry)).run(at)),
      };
    }),
    {
      key: 'pick',
      label: 'Pick a time…',
      icon: <CalendarPlus size={15} aria-hidden="true" />,
      onSelect: onPick,
    },
    ...(isSnoozed(entry)
      ? ([
          { kind: 'line', key: 'line' },
          {
            key: 'unsnooze',
            label: 'Unsnooze now',
            icon: <Undo2 size={15} aria-hidden="true" />,
            onSelect: () => act(() => void changer(unsnoozing(slug)).run(entry)),
          },
        ] as MenuEntry[])
      : []),
  ];
}
