const DAY_MINUTES = 24 * 60;
/** The clocks furthest ahead that people keep; an hour later begins the other side of the date line. */
const FURTHEST_AHEAD = 13 * 60;

/**
 * The day someone chose as a due date, where a due time stands for a whole day: it is then the last second
 * of that day where they were. How far that is from midnight UTC says where, so that everyone is shown the
 * day that was meant, whatever their own zone.
 * @param at an ISO time in UTC
 * @returns YYYY-MM-DD; undefined for a time of day
 */
export function dueDay(at: string): string | undefined {
  const moment = new Date(at);
  const minutes = moment.getUTCHours() * 60 + moment.getUTCMinutes();
  const isLastSecond = moment.getUTCSeconds() === 59 && moment.getUTCMilliseconds() === 0;
  // Zones differ from UTC by whole quarters of an hour.
  if (!isLastSecond || minutes % 15 !== 14) return undefined;
  const left = DAY_MINUTES - 1 - minutes;
  const offset = left > FURTHEST_AHEAD ? left - DAY_MINUTES : left;
  return new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 10);
}
