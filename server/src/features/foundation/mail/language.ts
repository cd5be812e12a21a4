import { dueDay } from '#kernel/due-day.ts';

/** Languages that mail is written in. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same words in each of them: the compiler misses what one of them lacks. */
export type Dictionary<W> = Readonly<Record<Language, W>>;

/** How someone reads. */
export interface Reader {
  readonly language: Language;
  /** For dates and numbers; of the same language. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

const FALLBACK = 'en';

/** @param locale a language tag; one in a language that mail is not written in counts as English */
export function readerOf(locale: string, timeZone: string): Reader {
  const language = LANGUAGES.find((known) => known === tagOf(locale)?.language);
  return { language: language ?? FALLBACK, locale: language ? locale : FALLBACK, timeZone };
}

function tagOf(locale: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(locale);
  } catch {
    return undefined;
  }
}

/** A time in the reader's own zone, which is named: `Tuesday, 3 March 2026, 17:00 GMT+1`. */
export const formatTime = ({ locale, timeZone }: Reader, iso: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(iso));

/** The same for where there is little room: `3 Mar, 17:00`. */
export const formatShort = ({ locale, timeZone }: Reader, iso: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(iso));

/** When something is due: the day someone chose, or a time. `Tuesday, 3 March 2026`. */
export function formatDue(reader: Reader, iso: string): string {
  const day = dueDay(iso);
  return day === undefined
    ? formatTime(reader, iso)
    : new Intl.DateTimeFormat(reader.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      );
}

/** The same for where there is little room: `3 Mar`. */
export function formatDueShort(reader: Reader, iso: string): string {
  const day = dueDay(iso);
  return day === undefined
    ? formatShort(reader, iso)
    : new Intl.DateTimeFormat(reader.locale, {
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).format(new Date(`${day}T00:00:00Z`));
}

/** The day alone: `Tuesday, 3 March`. */
export const formatDay = ({ locale, timeZone }: Reader, iso: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  }).format(new Date(iso));
