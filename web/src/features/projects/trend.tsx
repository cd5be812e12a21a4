import { useQuery } from '@tanstack/react-query';
import { format } from 'date-fns';
import { useState } from 'react';
import type { Statistics } from '#api/index.ts';
import { dayOf, useWorkspace } from '#shared/index.ts';
import { SkeletonLines } from '#ui/index.ts';
import { burnUp, withToday, type BurnPoint } from './burn-up.ts';
import { trendQuery } from './queries.ts';

const WIDTH = 640;
const HEIGHT = 190;
const LEFT = 40;
const BOTTOM = 22;
const TOP = 8;
const RIGHT = 8;

/** How the work grew and how it got done, day by day: the burn-up of the last ninety days. */
export function Trend({ projectId, now }: { projectId: string; now: Statistics }) {
  const { slug } = useWorkspace();
  const { data, isError } = useQuery(trendQuery(slug, projectId));
  const [day] = useState(() => format(new Date(), 'yyyy-MM-dd'));
  if (isError) return null;
  const today = { day, total: now.total, done: now.done };
  const points = data && withToday(data, today);
  return (
    <section className="tf-panel-card" aria-label="Progress over time">
      <div className="tf-trend-head">
        <h2>Progress over time</h2>
        {points && points.length > 1 && (
          <ul className="tf-trend-key" aria-hidden="true">
            <li className="is-total">All tasks</li>
            <li className="is-done">Done</li>
          </ul>
        )}
      </div>
      {!points && <SkeletonLines lines={4} />}
      {points && points.length < 2 && (
        <p className="text-faint mb-0">
          A point is added at the end of each day. Come back tomorrow to see the first line.
        </p>
      )}
      {points && points.length > 1 && (
        <>
          <Chart points={points} />
          <Table points={points} />
        </>
      )}
    </section>
  );
}

function Chart({ points }: { points: BurnPoint[] }) {
  const chart = burnUp(points);
  const x = (share: number) => LEFT + share * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  const line = (of: 'total01' | 'done01') =>
    chart.points.map((point) => `${x(point.x).toFixed(1)},${y(point[of]).toFixed(1)}`).join(' ');
  const ground = `${x(1)},${y(0)} ${x(0)},${y(0)}`;
  const [first, last] = [chart.points[0], chart.points.at(-1)];
  if (!first || !last) return null;
  return (
    <svg
      className="tf-trend tabular"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`From ${dayOf(first.day)} to today, all tasks went from ${first.total} to ${last.total}, and done tasks from ${first.done} to ${last.done}.`}
    >
      {chart.ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick / chart.top)} y2={y(tick / chart.top)} />
          <text x={LEFT - 8} y={y(tick / chart.top) + 4} className="is-value">
            {tick.toLocaleString('en')}
          </text>
        </g>
      ))}
      <polygon className="is-total" points={`${line('total01')} ${ground}`} />
      <polygon className="is-done" points={`${line('done01')} ${ground}`} />
      <polyline className="is-total" points={line('total01')} />
      <polyline className="is-done" points={line('done01')} />
      <text x={LEFT} y={HEIGHT - 5}>
        {dayOf(first.day)}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 5} className="is-value">
        Today
      </text>
    </svg>
  );
}

/** The same figures to read, newest first. */
function Table({ points }: { points: BurnPoint[] }) {
  return (
    <details className="tf-trend-table">
      <summary>Show as a table</summary>
      <div tabIndex={0} role="group" aria-label="Progress by day">
        <table className="tabular">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">All tasks</th>
              <th scope="col">Done</th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ day, total, done }) => (
              <tr key={day}>
                <th scope="row">{dayOf(day)}</th>
                <td>{total.toLocaleString('en')}</td>
                <td>{done.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
