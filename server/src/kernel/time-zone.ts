/** What a clock on the wall and a calendar beside it show. */
export interface WallTime {
  /** YYYY-MM-DD */
  readonly day: string;
  /** 0 to 23 */
  readonly hour: number;
  /** 1 Monday to 7 Sunday */
  readonly weekday: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this is the name of a zone in the IANA database, such as Europe/Berlin; an offset is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** @param zone a name for which `isTimeZone` holds; throws RangeError for others */
export function wallTime(at: Date, zone: string): WallTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: WEEKDAYS.indexOf(part('weekday')) + 1,
  };
}

/** Making one costs far more than using it, and there are no more zones than a few hundred. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    weekday: 'short',
  });
  formats.set(zone, made);
  return made;
}

/** No zone is further from UTC, and no day longer, than this leaves room for. */
const REACH_MS = 40 * 3_600_000;

/**
 * The first moment of a day where a clock of this zone hangs: not always midnight, since clocks may be put
 * forward at midnight, and for a day that the zone left out the first moment of the next.
 * @param day YYYY-MM-DD
 * @param zone a name for which `isTimeZone` holds
 */
export function dayStart(day: string, zone: string): Date {
  const about = Date.parse(`${day}T00:00:00Z`);
  let before = about - REACH_MS;
  let found = about + REACH_MS;
  while (found - before > 1) {
    const middle = Math.floor((before + found) / 2);
    if (wallTime(new Date(middle), zone).day >= day) found = middle;
    else before = middle;
  }
  return new Date(found);
}
