import { categoryClasses, type Category } from '#features/work/fields/index.ts';

const radius = 40;
const around = 2 * Math.PI * radius;

/** A share of the ring. */
export interface Share {
  name: string;
  category: Category;
  tasks: number;
}

/** Shares of each state as a ring. The figures stand beside it as text, so it is a picture only. */
export function Donut({ shares, rate }: { shares: readonly Share[]; rate: number }) {
  const total = shares.reduce((sum, { tasks }) => sum + tasks, 0);
  const order = shares.toReversed();
  const lengthOf = ({ tasks }: Share) => (tasks / Math.max(1, total)) * around;
  const startOf = (at: number) => order.slice(0, at).reduce((sum, each) => sum + lengthOf(each), 0);
  return (
    <svg className="tf-donut" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r={radius} className="tf-donut-ground" />
      {order.map((share, at) => {
        const length = Math.max(0, lengthOf(share) - (total > 0 ? 1.2 : 0));
        return (
          <circle
            key={share.name}
            cx="50"
            cy="50"
            r={radius}
            className={`tf-donut-share ${categoryClasses[share.category]}`}
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
