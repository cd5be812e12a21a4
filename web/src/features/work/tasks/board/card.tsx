import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { Ellipsis } from 'lucide-react';
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Task } from '#api/index.ts';
import { PriorityIcon, priorityNames } from '#features/work/fields/index.ts';
import { AppLink, splitTaskKey, useWorkspace } from '#shared/index.ts';
import { useOthersAt } from '#live/index.ts';
import { Avatar, Avatars, Chip } from '#ui/index.ts';
import { Due } from '../fields/due.tsx';
import { cardName } from './card-name.ts';
import type { TaskFilter } from '../filter.ts';
import { useShine } from '../live/others.ts';
import { draggedTask } from './use-board-drop.ts';

export interface CardProps {
  task: Task;
  colors: ReadonlyMap<string, string>;
  search: TaskFilter;
  open: boolean;
  tabbable: boolean;
  take: boolean;
  onTaken: () => void;
  onFocus: (id: string) => void;
  onKey: (event: KeyboardEvent<HTMLElement>, task: Task) => void;
  onMenu: (task: Task, anchor: HTMLElement) => void;
}

export const Card = memo(function Card({ task, colors, open, tabbable, ...props }: CardProps) {
  const { paths } = useWorkspace();
  const card = useRef<HTMLDivElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const [lifted, setLifted] = useState(false);
  const [edge, setEdge] = useState<'top' | 'bottom'>();
  const { take, onTaken } = props;
  const others = useOthersAt(task.id);
  const shines = useShine(task.id);
  const movable = task.can.update || task.can.transition;

  useEffect(() => {
    const element = card.current;
    const slot = element?.parentElement;
    if (!element || !slot) return undefined;
    return combine(
      draggable({
        element,
        canDrag: () => movable,
        getInitialData: () => ({ kind: 'task', task }),
        onDragStart: () => setLifted(true),
        onDrop: () => setLifted(false),
      }),
      // The slot is as high as the card and its gap, so no pixel between two cards is nobody's.
      dropTargetForElements({
        element: slot,
        canDrop: ({ source }) => {
          const other = draggedTask(source.data);
          return (
            other !== undefined &&
            (other.status === task.status || other.transitions.includes(task.status))
          );
        },
        getData: ({ input, element: target }) =>
          attachClosestEdge(
            { kind: 'task', task },
            { input, element: target, allowedEdges: ['top', 'bottom'] },
          ),
        onDrag: ({ self, source }) => {
          const near = extractClosestEdge(self.data);
          const itself = draggedTask(source.data)?.id === task.id;
          setEdge(itself || (near !== 'top' && near !== 'bottom') ? undefined : near);
        },
        onDragLeave: () => setEdge(undefined),
        onDrop: () => setEdge(undefined),
      }),
    );
  }, [task, movable]);

  useEffect(() => {
    if (!take) return;
    link.current?.focus({ preventScroll: true });
    onTaken();
  }, [take, onTaken]);

  const { project, number } = splitTaskKey(task.key);
  const shown = task.labels.slice(0, 3);
  return (
    <>
      <div
        ref={card}
        className={`tf-card${lifted ? ' is-lifted' : ''}${open ? ' is-open-card' : ''}${movable ? ' is-movable' : ''}${shines ? ' is-shining' : ''}`}
        data-task={task.key}
        onFocus={() => props.onFocus(task.id)}
      >
        <AppLink
          ref={link}
          to={paths.task(project, number)}
          search={{ ...props.search }}
          className="tf-card-title"
          aria-label={cardName(task)}
          dir="auto"
          draggable={false}
          tabIndex={tabbable ? 0 : -1}
          onKeyDown={(event) => props.onKey(event, task)}
        >
          {task.title}
        </AppLink>
        {/* Drawn above the title and reached after it. */}
        <div className="tf-card-top">
          <span className="tf-card-priority" title={`Priority: ${priorityNames[task.priority]}`}>
            <PriorityIcon priority={task.priority} size={14} />
          </span>
          <span className="tf-card-key">{task.key}</span>
          {movable && (
            <button
              type="button"
              className="tf-card-more"
              aria-label={`Move ${task.key}`}
              aria-haspopup="menu"
              title="Move to … (M)"
              tabIndex={tabbable ? 0 : -1}
              onClick={(event) => props.onMenu(task, event.currentTarget)}
            >
              <Ellipsis size={16} aria-hidden="true" />
            </button>
          )}
          {others.length > 0 && (
            <span className="tf-card-others">
              <Avatars people={others} label="Looking at this" size={20} most={3} />
            </span>
          )}
          {task.assignee && <Avatar person={task.assignee} size={24} />}
        </div>
        {(shown.length > 0 || task.dueAt) && (
          <div className="tf-card-foot">
            <Due task={task} />
            {shown.map((name) => (
              <Chip key={name} name={name} color={colors.get(name)} />
            ))}
            {task.labels.length > shown.length && (
              <span className="text-faint tf-card-rest">+{task.labels.length - shown.length}</span>
            )}
          </div>
        )}
      </div>
      {edge && <div className={`tf-drop-line is-${edge}`} />}
    </>
  );
});
