import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Project, Task, WorkflowState } from '#api/index.ts';
import { statusName } from '#features/work/fields/index.ts';
import { workflowQuery } from '#features/work/projects/index.ts';
import { useLive } from '#live/index.ts';
import { usePrefetched, useWorkspace } from '#shared/index.ts';
import { announce, Menu } from '#ui/index.ts';
import { moveTask } from '../moves.ts';
import { withoutStatus, type TaskFilter } from '../filter.ts';
import type { Place } from '../pages.ts';
import { Column } from './column.tsx';
import { useColumns } from './columns.ts';
import { Glide } from './glide.tsx';
import { moveEntries } from './move-entries.tsx';
import { refusal } from '../fields/refusal.ts';
import { laneBeside, neighbourOf, placeAfter, type Step } from './steps.ts';
import { useBoardDrop } from './use-board-drop.ts';
import './board.css';

const steps: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const edges: Record<Step, string> = {
  up: 'already at the top',
  down: 'already at the bottom',
  left: 'in the first column',
  right: 'in the last column',
};

/** How long a column says why it refused a card. */
const REFUSED_MS = 7_000;

/** The card the keys are at; `take` until it is drawn in its column and holds the focus. */
interface Focus {
  id: string;
  at: string;
  take: boolean;
}

interface BoardProps {
  project: Project;
  filter: TaskFilter;
  /** The task whose panel is open, if any. */
  openKey: string | undefined;
}

/** A project's tasks in columns by state: dragged with a pointer, moved with keys or a menu. */
export default function Board(props: BoardProps) {
  const { slug } = useWorkspace();
  const workflow = usePrefetched(workflowQuery(slug, props.project.id));
  return <Columns key={workflow.states.length} states={workflow.states} {...props} />;
}

function Columns({
  project,
  filter,
  openKey,
  states,
}: BoardProps & { states: readonly WorkflowState[] }) {
  const live = useLive();
  const columns = useColumns(project, states, withoutStatus(filter));
  const [focused, setFocused] = useState<Focus>();
  const [refused, setRefused] = useState<{ status: string; text: string }>();
  useEffect(() => {
    if (!refused) return undefined;
    const timer = setTimeout(() => setRefused(undefined), REFUSED_MS);
    return () => clearTimeout(timer);
  }, [refused]);
  const [menu, setMenu] = useState<{ id: string; anchor: HTMLElement }>();

  function move(task: Task, place: Place) {
    const lane = columns.find((column) => column.status === place.status);
    const others = lane?.tasks.filter((each) => each.id !== task.id) ?? [];
    const beside = others.findIndex((each) => each.id === (place.before ?? place.after));
    const position = beside === -1 ? others.length + 1 : beside + (place.before ? 1 : 2);
    setRefused(undefined);
    void moveTask(live, task, place);
    announce(`${task.key} moved to ${statusName(place.status)}, position ${position}.`);
    setFocused({ id: task.id, at: place.status, take: true });
  }

  function refuse(status: string, text: string) {
    setRefused({ status, text });
    announce(text);
  }

  function refuseStep(task: Task, step: Step) {
    const beside = laneBeside(columns, task, step);
    if (beside) refuse(beside, refusal(task, beside));
    else refuse(task.status, `${task.key} is ${edges[step]}.`);
  }

  const carried = useRef<string>(undefined);
  const dragged = useBoardDrop(
    columns,
    (task, place) => {
      carried.current = task.key;
      move(task, place);
    },
    (task, status) => refuse(status, refusal(task, status)),
  );

  function onCardKey(event: KeyboardEvent<HTMLElement>, task: Task) {
    const step = steps[event.key];
    if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (!event.shiftKey) {
        const next = neighbourOf(columns, task.id, step);
        setRefused(undefined);
        if (next) setFocused({ id: next.id, at: next.status, take: true });
      } else if (task.can.transition || task.can.update) {
        const place = placeAfter(columns, task, step);
        if (place) {
          carried.current = undefined;
          move(task, place);
        } else refuseStep(task, step);
      } else refuse(task.status, `You can’t move ${task.key}.`);
    } else if (event.key === 'm') {
      event.preventDefault();
      setMenu({ id: task.id, anchor: event.currentTarget });
    }
  }

  const first = columns.find((column) => column.tasks.length > 0)?.tasks[0]?.id;
  const present = columns.some((column) => column.tasks.some((task) => task.id === focused?.id));
  // Looked up anew, so that an open menu follows what the server answers.
  const moved = columns.flatMap((column) => column.tasks).find((task) => task.id === menu?.id);
  return (
    <>
      <p id="tf-board-help" className="visually-hidden">
        Arrow keys go from card to card. Shift and an arrow key move the card. M opens the move
        menu.
      </p>
      <Glide
        order={columns.map(({ tasks }) => tasks.map(({ id }) => id).join()).join(';')}
        carried={() => carried.current}
      >
        <div
          className="tf-board"
          role="group"
          aria-label={`Board of ${project.name}`}
          aria-describedby="tf-board-help"
        >
          {columns.map((column) => (
            <Column
              key={column.status}
              column={column}
              project={project}
              filter={filter}
              filtered={Object.keys(withoutStatus(filter)).length > 0}
              dragged={dragged}
              openKey={openKey}
              tabStop={present ? focused?.id : first}
              take={focused?.take && focused.at === column.status ? focused.id : undefined}
              onTaken={() => setFocused((now) => now && { ...now, take: false })}
              onCardFocus={(id) =>
                setFocused((now) => (now?.id === id ? now : { id, at: column.status, take: false }))
              }
              onCardKey={onCardKey}
              refused={refused?.status === column.status ? refused.text : undefined}
              onMenu={(task, anchor) => setMenu({ id: task.id, anchor })}
            />
          ))}
        </div>
      </Glide>
      {menu && moved && (
        <Menu
          anchor={menu.anchor}
          label={`Move ${moved.key}`}
          entries={moveEntries(moved, columns, (place) => move(moved, place))}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}
