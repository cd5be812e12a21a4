import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Ban } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { messageOf, type Project, type Task } from '#api/index.ts';
import { statusName, StatusIcon } from '#features/work/fields/index.ts';
import { Button, Skeleton } from '#ui/index.ts';
import type { TaskFilter } from '../filter.ts';
import { useLabelColors } from '../fields/labels-field.tsx';
import { whereTo, whyNot } from '../fields/refusal.ts';
import { Card } from './card.tsx';
import type { ColumnData } from './columns.ts';
import { QuickAdd } from './quick-add.tsx';
import { draggedTask } from './use-board-drop.ts';

export interface ColumnProps {
  column: ColumnData;
  project: Project;
  filter: TaskFilter;
  filtered: boolean;
  dragged: Task | undefined;
  openKey: string | undefined;
  /** The one card of the board that the Tab key reaches. */
  tabStop: string | undefined;
  /** A card that should take the focus as soon as it is drawn. */
  take: string | undefined;
  onTaken: () => void;
  onCardFocus: (id: string) => void;
  onCardKey: (event: KeyboardEvent<HTMLElement>, task: Task) => void;
  onMenu: (task: Task, anchor: HTMLElement) => void;
  /** Why a card was not moved here just now. */
  refused: string | undefined;
}

export function Column(props: ColumnProps) {
  const { column, project, dragged, filtered } = props;
  const { state, status, tasks, total, totalText, hasMore, loadMore } = column;
  const { wipLimit } = state;
  const isOver = wipLimit !== null && total !== undefined && total > wipLimit;
  const lane = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<'column' | 'card'>();
  const colors = useLabelColors();

  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 98,
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();

  const lastRow = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastRow >= tasks.length - 12) loadMore();
  }, [hasMore, lastRow, tasks.length, loadMore]);

  const wanted = props.take ? tasks.findIndex((task) => task.id === props.take) : -1;
  useEffect(() => {
    if (wanted >= 0) virtual.scrollToIndex(wanted, { align: 'auto' });
  }, [wanted, virtual]);

  useEffect(() => {
    const element = lane.current;
    if (!element) return undefined;
    return dropTargetForElements({
      element,
      getData: () => ({ kind: 'column', status }),
      // A column that is no next step takes the drop, too: to say why it refuses.
      canDrop: ({ source }) => draggedTask(source.data) !== undefined,
      onDrag: ({ location }) => {
        const onCard = location.current.dropTargets.some(
          (target) => target.data['kind'] === 'task',
        );
        setOver(onCard ? 'card' : 'column');
      },
      onDragLeave: () => setOver(undefined),
      onDrop: () => setOver(undefined),
    });
  }, [status]);

  const legal = dragged && whyNot(dragged, status) === undefined;
  const standing = dragged ? (legal ? ' is-legal' : ' is-illegal') : '';
  const ends = over === 'column' && tasks.at(-1)?.id !== dragged?.id;
  return (
    <section
      ref={lane}
      className={`tf-column${standing}${over ? ' is-over' : ''}`}
      aria-label={`${statusName(status)}, ${totalText ?? tasks.length} tasks${wipLimit === null ? '' : `, limit ${wipLimit}`}`}
    >
      {dragged && !legal ? (
        <Why
          text={`Not ${(whyNot(dragged, status) ?? '').replace('not ', '')}`}
          more={whereTo(dragged)}
        />
      ) : (
        props.refused && <Why text={props.refused} />
      )}
      <header className="tf-column-head">
        <StatusIcon category={state.category} color={state.color} />
        <h2>{statusName(status)}</h2>
        <span className={`tf-count tabular${isOver ? ' is-over' : ''}`}>
          {totalText ?? (column.loaded ? tasks.length : '')}
          {wipLimit !== null && ` / ${wipLimit}`}
        </span>
      </header>
      {/* Reached by keys through its cards; the region itself scrolls with them. */}
      <div ref={scroller} className="tf-column-scroll" data-column={status}>
        {!column.loaded && !column.error && <Waiting />}
        {column.error && (
          <div className="tf-column-note" role="alert">
            <p>{messageOf(column.error)}</p>
            <Button size="sm" onClick={column.retry}>
              Try again
            </Button>
          </div>
        )}
        {column.loaded && tasks.length === 0 && !dragged && (
          <p className="tf-column-note">
            {filtered ? 'No tasks match these filters.' : emptyTexts[state.category]}
          </p>
        )}
        <div role="list" className="tf-cards" style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const task = tasks[row.index];
            if (!task) return null;
            return (
              <div
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                role="listitem"
                aria-posinset={row.index + 1}
                aria-setsize={total ?? tasks.length}
                className="tf-card-slot"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Card
                  task={task}
                  colors={colors}
                  search={props.filter}
                  open={task.key === props.openKey}
                  tabbable={task.id === props.tabStop}
                  take={task.id === props.take}
                  onTaken={props.onTaken}
                  onFocus={props.onCardFocus}
                  onKey={props.onCardKey}
                  onMenu={props.onMenu}
                />
              </div>
            );
          })}
        </div>
        {ends && legal && <div className="tf-drop-line is-end" />}
        {hasMore && column.loaded && <Waiting cards={1} />}
      </div>
      {/* Work is not born done. */}
      {project.can.createTask && state.category !== 'done' && (
        <QuickAdd project={project} status={status} />
      )}
    </section>
  );
}

const emptyTexts = {
  todo: 'No open tasks yet. Add the first one.',
  doing: 'Nothing in progress.',
  blocked: 'Nothing blocked.',
  done: 'Nothing done yet.',
};

/** Why a card does not go into this column, over the column itself. */
function Why({ text, more }: { text: string; more?: string }) {
  return (
    <p className="tf-column-why">
      <Ban size={15} aria-hidden="true" />
      <span>
        {text}
        {more && <span className="tf-column-where">{more}</span>}
      </span>
    </p>
  );
}

function Waiting({ cards = 3 }: { cards?: number }) {
  return (
    <div className="tf-column-waiting" role="status" aria-label="Loading tasks">
      {Array.from({ length: cards }, (_, index) => (
        <div key={index} className="tf-card is-waiting">
          <Skeleton width="30%" height={10} />
          <Skeleton width={`${90 - index * 12}%`} />
          <Skeleton width="55%" />
        </div>
      ))}
    </div>
  );
}
