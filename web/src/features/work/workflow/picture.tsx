import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { statusName, StatusIcon } from '#features/work/fields/index.ts';
import { announce } from '#ui/index.ts';
import type { DraftState } from './draft.ts';

/** Sizes of the picture, in its own units. */
const WIDTH = 128;
const GAP = 38;
const HEIGHT = 54;
const STEP = WIDTH + GAP;

/** An arrow that is being dragged. */
interface Line {
  from: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/**
 * The states as boxes in the order of the board, with an arrow for each transition. A drag from one box to another draws
 * the arrow between them or takes it away; so does Space on a box, from the chosen one.
 */
export function Picture({
  states,
  chosen,
  disabled,
  onChoose,
  onArrow,
}: {
  states: readonly DraftState[];
  chosen: string;
  disabled: boolean;
  onChoose: (key: string) => void;
  onArrow: (from: string, to: string) => void;
}) {
  const boxes = useRef(new Map<string, HTMLButtonElement>());
  const far = Math.max(1, states.length - 1);
  const room = 26 + far * 15;
  const from = states.find(({ key }) => key === chosen);
  const [line, setLine] = useState<Line>();
  const wasDrag = useRef(false);

  function arrow(start: DraftState | undefined, to: DraftState) {
    if (!start || start.key === to.key || disabled) return;
    const has = start.next.includes(to.key);
    onArrow(start.key, to.key);
    announce(
      has
        ? `${statusName(start.name)} can no longer become ${statusName(to.name)}.`
        : `${statusName(start.name)} can become ${statusName(to.name)}.`,
    );
  }

  function onKey(event: KeyboardEvent, at: number, state: DraftState) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      boxes.current.get(states[at + by]?.key ?? '')?.focus();
    } else if (event.key === ' ') {
      event.preventDefault();
      arrow(from, state);
    }
  }

  /** Where the pointer is, in the picture's own units. */
  function pointIn({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  function drag(event: PointerEvent<HTMLElement>) {
    if (!line) return;
    const { x, y } = pointIn(event);
    if (Math.hypot(x - line.x1, y - line.y1) > 8) wasDrag.current = true;
    setLine({ ...line, x2: x, y2: y });
  }

  function drop(event: PointerEvent<HTMLElement>) {
    if (!line) return;
    setLine(undefined);
    if (!wasDrag.current) return;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-state]');
    const to = states.find(({ key }) => key === under?.getAttribute('data-state'));
    if (to)
      arrow(
        states.find(({ key }) => key === line.from),
        to,
      );
  }

  return (
    <div className="tf-flow-scroll">
      <div
        className="tf-flow"
        role="group"
        aria-label="States and transitions"
        aria-describedby="tf-flow-help"
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerLeave={() => setLine(undefined)}
        style={{ width: states.length * STEP - GAP + 16, height: HEIGHT + 2 * room }}
      >
        <Arrows states={states} chosen={chosen} room={room} line={line} />
        {states.map((state, at) => (
          <button
            key={state.key}
            ref={(element) => {
              if (element) boxes.current.set(state.key, element);
              else boxes.current.delete(state.key);
            }}
            type="button"
            className={`tf-flow-state${state.key === chosen ? ' is-chosen' : ''}${
              from?.next.includes(state.key) ? ' is-next' : ''
            }`}
            style={{ left: 8 + at * STEP, top: room, width: WIDTH, height: HEIGHT }}
            aria-pressed={state.key === chosen}
            aria-label={labelOf(state, states)}
            data-state={state.key}
            onPointerDown={() => {
              wasDrag.current = false;
              const [x1, y1] = [8 + at * STEP + WIDTH / 2, room + HEIGHT / 2];
              setLine({ from: state.key, x1, y1, x2: x1, y2: y1 });
            }}
            onClick={(event) => {
              // The keyboard's click has no pointer that may have dragged before.
              if (event.detail === 0 || !wasDrag.current) onChoose(state.key);
            }}
            onKeyDown={(event) => onKey(event, at, state)}
          >
            <StatusIcon category={state.category} color={state.color} />
            <span dir="auto" className="truncate">
              {statusName(state.name)}
            </span>
            {state.wipLimit !== null && <span className="tf-count">≤ {state.wipLimit}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}

function labelOf(state: DraftState, states: readonly DraftState[]): string {
  const next = states
    .filter(({ key }) => state.next.includes(key))
    .map(({ name }) => statusName(name));
  return `${statusName(state.name)}, can become ${next.join(', ') || 'nothing else'}`;
}

/** Forward arrows run above the boxes, backward ones below; longer ones further away. */
function Arrows({
  states,
  chosen,
  room,
  line,
}: {
  states: readonly DraftState[];
  chosen: string;
  room: number;
  line: Line | undefined;
}) {
  const placeOf = new Map(states.map(({ key }, at) => [key, at]));
  const arrows = states.flatMap((state, from) =>
    state.next.flatMap((key) => {
      const to = placeOf.get(key);
      return to === undefined ? [] : [{ from, to, isChosen: state.key === chosen }];
    }),
  );
  return (
    <svg className="tf-flow-arrows" aria-hidden="true">
      <defs>
        {['', ' is-chosen'].map((kind) => (
          <marker
            key={kind}
            id={`tf-flow-tip${kind.trim()}`}
            className={`tf-flow-tip${kind}`}
            viewBox="0 0 8 8"
            refX="6.5"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0.8 7 4 0 7.2z" />
          </marker>
        ))}
      </defs>
      {arrows
        .toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen))
        .map(({ from, to, isChosen }) => (
          <path
            key={`${from} ${to}`}
            className={`tf-flow-arrow${isChosen ? ' is-chosen' : ''}`}
            d={curve(from, to, room)}
            markerEnd={`url(#tf-flow-tip${isChosen ? 'is-chosen' : ''})`}
          />
        ))}
      {line && (
        <path
          className="tf-flow-arrow is-chosen"
          d={`M${line.x1} ${line.y1} L${line.x2} ${line.y2}`}
        />
      )}
    </svg>
  );
}

function curve(from: number, to: number, room: number): string {
  const isForward = to > from;
  const distance = Math.abs(to - from);
  const side = isForward ? -1 : 1;
  const y = isForward ? room : room + HEIGHT;
  const centre = (at: number): number => 8 + at * STEP + WIDTH / 2;
  // Arrows leave on one half of a box and arrive on the other, so that they do not meet there.
  const [x1, x2] = [centre(from) - side * 22, centre(to) + side * 22];
  const bow = y + side * (14 + distance * 15);
  const lean = Math.min(60, distance * 26) * -side;
  return `M${x1} ${y} C${x1 + lean} ${bow} ${x2 - lean} ${bow} ${x2} ${y + side * 3}`;
}
