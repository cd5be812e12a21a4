import { statuses, type Status } from '#ui/index.ts';

const radius = 40;
const around = 2 * Math.PI * radius;
const classes: Record<Status, string> = {
  OPEN: 'is-open',
  IN_PROGRESS: 'is-in-progress',
  BLOCKED: 'is-blocked',
  DONE: 'is-done',
};

/** Shares of each status as a ring. The figures stand beside it as text, so it is a picture only. */
export function Donut({ counts, rate }: { counts: Record<Status, number>; rate: number }) {
  const total = statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const order = statuses.toReversed();
  const share = (status: Status) => ((counts[status] ?? 0) / Math.max(1, total)) * around;
  const startOf = (at: number) =>
    order.slice(0, at).reduce((sum, status) => sum + share(status), 0);
  return (
    <svg className="tf-donut" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r={radius} className="tf-donut-ground" />
      {order.map((status, at) => {
        const length = Math.max(0, share(status) - (total > 0 ? 1.2 : 0));
        return (
          <circle
            key={status}
            cx="50"
            cy="50"
            r={radius}
            className={`tf-donut-share ${classes[status]}`}
            strokeDasharray={`${length} ${around - length}`}
            strokeDashoffset={-startOf(at)}
          />
        );
      })}
      <text x="50" y="46" className="tf-donut-value">
        {Math.round(rate * 100)}%
      </text>
      <text x="50" y="61" className="tf-donut-name">
        done
      </text>
    </svg>
  );
}
