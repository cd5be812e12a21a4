import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine } from 'lucide-react';
import type { Task } from '#api/index.ts';
import { statusName, StatusIcon } from '#features/work/fields/index.ts';
import { type MenuEntry } from '#ui/index.ts';
import { whereTo, whyNot } from '../fields/refusal.ts';
import type { Place } from '../pages.ts';
import type { ColumnData } from './columns.ts';
import { placeAfter, type Lane } from './steps.ts';

/** What the move menu of a card offers: columns it may go to, then places within its own. */
export function moveEntries(
  task: Task,
  lanes: readonly (Lane & Pick<ColumnData, 'state'>)[],
  onMove: (place: Place) => void,
): MenuEntry[] {
  const own = lanes.find((lane) => lane.status === task.status)?.tasks ?? [];
  const first = own[0];
  const last = own.at(-1);
  const { status } = task;
  const position = (
    key: string,
    label: string,
    icon: typeof ArrowUp,
    place: Place | undefined,
  ): MenuEntry => {
    const Icon = icon;
    return {
      key,
      label,
      icon: <Icon size={15} aria-hidden="true" />,
      disabled: !place,
      onSelect: () => {
        if (place) onMove(place);
      },
    };
  };
  return [
    { kind: 'heading', key: 'to', label: `Move ${task.key} to` },
    ...lanes.map((lane): MenuEntry => {
      const reason = whyNot(task, lane.status);
      return {
        key: lane.status,
        label: statusName(lane.status),
        icon: <StatusIcon category={lane.state.category} color={lane.state.color} />,
        checked: lane.status === status,
        ...(reason ? { disabled: true, hint: reason } : {}),
        onSelect: () => {
          if (lane.status !== status) onMove({ status: lane.status, before: lane.tasks[0]?.id });
        },
      };
    }),
    ...(lanes.some((lane) => whyNot(task, lane.status))
      ? [{ kind: 'heading' as const, key: 'where', label: whereTo(task) }]
      : []),
    { kind: 'line', key: 'line' },
    { kind: 'heading', key: 'within', label: 'Position' },
    position(
      'top',
      'To the top',
      ArrowUpToLine,
      first && first.id !== task.id ? { status, before: first.id } : undefined,
    ),
    position('up', 'Up', ArrowUp, placeAfter(lanes, task, 'up')),
    position('down', 'Down', ArrowDown, placeAfter(lanes, task, 'down')),
    position(
      'bottom',
      'To the bottom',
      ArrowDownToLine,
      last && last.id !== task.id ? { status, after: last.id } : undefined,
    ),
  ];
}
