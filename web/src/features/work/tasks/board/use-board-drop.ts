import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useRef, useState } from 'react';
import type { Task } from '#api/index.ts';

import { whyNot } from '../fields/refusal.ts';
import type { Place } from '../pages.ts';
import { placeOfDrop, type Lane } from './steps.ts';

/** What a dragged card and a drop target tell about themselves. */
export type DragData = { kind: 'task'; task: Task } | { kind: 'column'; status: string };

export function draggedTask(data: Record<string, unknown>): Task | undefined {
  return data['kind'] === 'task' ? (data['task'] as Task) : undefined;
}

/**
 * Follows drags over a board and hands a finished one over: as a place, or as a refusal where the column is
 * no next step. Returns the dragged task.
 */
export function useBoardDrop(
  lanes: readonly Lane[],
  onMove: (task: Task, place: Place) => void,
  onRefuse: (task: Task, status: string) => void,
): Task | undefined {
  const [dragged, setDragged] = useState<Task>();
  const latest = useRef({ lanes, onMove, onRefuse });
  useEffect(() => {
    latest.current = { lanes, onMove, onRefuse };
  });
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => draggedTask(source.data) !== undefined,
        onDragStart: ({ source }) => setDragged(draggedTask(source.data)),
        onDrop: ({ source, location }) => {
          setDragged(undefined);
          const task = draggedTask(source.data);
          const targets = location.current.dropTargets;
          const column = targets.find((target) => target.data['kind'] === 'column');
          const lane = latest.current.lanes.find((each) => each.status === column?.data['status']);
          if (!task || !lane) return;
          if (whyNot(task, lane.status)) {
            latest.current.onRefuse(task, lane.status);
            return;
          }
          const card = targets.find((target) => target.data['kind'] === 'task');
          const over = card && draggedTask(card.data);
          const edge = card && extractClosestEdge(card.data);
          const place = placeOfDrop(
            lane,
            task,
            over && (edge === 'top' || edge === 'bottom') ? { id: over.id, edge } : undefined,
          );
          if (place) latest.current.onMove(task, place);
        },
      }),
    [],
  );
  return dragged;
}
