import { useQuery } from '@tanstack/react-query';
import { format } from 'date-fns';
import { useState } from 'react';
import type { Statistics } from '#api/index.ts';
import { dayOf, useWorkspace } from '#shared/index.ts';
import { SkeletonLines } from '#ui/index.ts';
import { burnUp, withToday, type BurnPoint } from './burn-up.ts';
import { trendQuery } from './queries.ts';

/** Of the square that the lines are drawn on. */
const SIDE = 1000;

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
  const line = (of: 'total01' | 'done01') =>
    chart.points.map((point) => `${point.x * SIDE},${(1 - point[of]) * SIDE}`).join(' ');
  const ground = `${SIDE},${SIDE} 0,${SIDE}`;
  const [first, last] = [chart.points[0], chart.points.at(-1)];
  if (!first || !last) return null;
  return (
    <div
      className="tf-trend tabular"
      role="img"
      aria-label={`From ${dayOf(first.day)} to today, all tasks went from ${first.total} to ${last.total}, and done tasks from ${first.done} to ${last.done}.`}
    >
      <div className="tf-trend-plot" aria-hidden="true">
        {chart.ticks.map((tick) => (
          <span
            key={tick}
            className="tf-trend-tick"
            style={{ bottom: `${(tick / chart.top) * 100}%` }}
          >
            {tick.toLocaleString('en')}
          </span>
        ))}
        {/* Stretched to the room there is; the labels around it keep their size. */}
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} preserveAspectRatio="none">
          <polygon className="is-total" points={`${line('total01')} ${ground}`} />
          <polygon className="is-done" points={`${line('done01')} ${ground}`} />
          <polyline className="is-total" points={line('total01')} />
          <polyline className="is-done" points={line('done01')} />
        </svg>
      </div>
      <div className="tf-trend-days" aria-hidden="true">
        <span>{dayOf(first.day)}</span>
        <span>Today</span>
      </div>
    </div>
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
