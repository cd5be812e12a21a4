/** A project at the end of a day. */
export interface BurnPoint {
  /** YYYY-MM-DD */
  day: string;
  total: number;
  done: number;
}

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Steps of the scale that people count in. */
const STEPS = [1, 2, 5];

/** @returns a step that cuts the scale up to `most` into three to six parts, whole tasks each */
export function stepOf(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of STEPS) if (most / (step * power) <= 5) return step * power;
  }
}

export interface BurnUp {
  /** The top of the scale, in tasks. */
  top: number;
  /** Lines of the scale, in tasks. */
  ticks: number[];
  /** From 0 to 1, left to right and bottom to top. */
  points: (BurnPoint & { x: number; total01: number; done01: number })[];
}

/**
 * Lays points out on a square of side 1: days by their date, so that missing ones leave a gap.
 * @param points oldest first, at least two, on different days
 */
export function burnUp(points: readonly BurnPoint[]): BurnUp {
  const most = Math.max(1, ...points.map(({ total }) => total));
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const first = dayNumber(points[0]?.day ?? '1970-01-01');
  const days = Math.max(1, dayNumber(points.at(-1)?.day ?? '1970-01-01') - first);
  return {
    top,
    ticks: Array.from({ length: top / step + 1 }, (_, at) => at * step),
    points: points.map((point) => ({
      ...point,
      x: (dayNumber(point.day) - first) / days,
      total01: point.total / top,
      done01: point.done / top,
    })),
  };
}

/** The snapshots, and today as it stands. */
export function withToday(snapshots: readonly BurnPoint[], today: BurnPoint): BurnPoint[] {
  return [...snapshots.filter(({ day }) => day < today.day), today];
}
