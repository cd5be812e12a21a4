/** Injectable time: everything that asks for the time asks a Clock, so that tests can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** ISO-8601 UTC with milliseconds, the only form in which times travel. */
export const iso = (date: Date): string => date.toISOString();
