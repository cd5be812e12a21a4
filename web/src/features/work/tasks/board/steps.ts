import type { Task } from '#api/index.ts';

import type { Place } from '../pages.ts';

export interface Lane {
  status: string;
  tasks: readonly Task[];
}

export type Step = 'up' | 'down' | 'left' | 'right';

/** The card an arrow key leads to from another; undefined at the edge of the board. */
export function neighbourOf(lanes: readonly Lane[], id: string, step: Step): Task | undefined {
  const at = lanes.findIndex((lane) => lane.tasks.some((task) => task.id === id));
  const lane = lanes[at];
  if (!lane) return undefined;
  const row = lane.tasks.findIndex((task) => task.id === id);
  if (step === 'up') return lane.tasks[row - 1];
  if (step === 'down') return lane.tasks[row + 1];
  const side = step === 'left' ? lanes.slice(0, at).toReversed() : lanes.slice(at + 1);
  const next = side.find((each) => each.tasks.length > 0);
  return next?.tasks[Math.min(row, next.tasks.length - 1)];
}

/** The column beside a card's own, whether it may go there or not; undefined at the edge of the board. */
export function laneBeside(
  lanes: readonly Lane[],
  task: Pick<Task, 'status'>,
  step: Step,
): string | undefined {
  if (step === 'up' || step === 'down') return undefined;
  const at = lanes.findIndex((lane) => lane.status === task.status);
  return lanes[at + (step === 'left' ? -1 : 1)]?.status;
}

/** Where a held Shift and an arrow move a card; undefined when it cannot go there. */
export function placeAfter(lanes: readonly Lane[], task: Task, step: Step): Place | undefined {
  const at = lanes.findIndex((lane) => lane.status === task.status);
  if (step === 'left' || step === 'right') {
    const side = step === 'left' ? lanes.slice(0, at).toReversed() : lanes.slice(at + 1);
    const legal = side.find((lane) => task.transitions.includes(lane.status));
    return legal && { status: legal.status, before: legal.tasks[0]?.id };
  }
  const tasks = lanes[at]?.tasks ?? [];
  const row = tasks.findIndex((each) => each.id === task.id);
  const other = tasks[row + (step === 'up' ? -1 : 1)];
  if (!other) return undefined;
  return { status: task.status, ...(step === 'up' ? { before: other.id } : { after: other.id }) };
}

/** Where a drop at an edge of a card, or in a column's empty part, puts the dragged task. */
export function placeOfDrop(
  lane: Lane,
  dragged: Task,
  target?: { id: string; edge: 'top' | 'bottom' },
): Place | undefined {
  const others = lane.tasks.filter((task) => task.id !== dragged.id);
  const at = lane.tasks.findIndex((task) => task.id === dragged.id);
  if (!target) {
    const last = others.at(-1);
    if (at !== -1 && at === lane.tasks.length - 1) return undefined;
    return { status: lane.status, ...(last ? { after: last.id } : {}) };
  }
  if (target.id === dragged.id) return undefined;
  const row =
    others.findIndex((task) => task.id === target.id) + (target.edge === 'bottom' ? 1 : 0);
  // Dropped where it already lies.
  if (at !== -1 && row === at) return undefined;
  return {
    status: lane.status,
    ...(target.edge === 'top' ? { before: target.id } : { after: target.id }),
  };
}
