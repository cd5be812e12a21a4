/** How long what was read is kept. */
export const KEPT_DAYS = 90;

/** One thing that happened, as it concerns one person. */
export interface Note {
  /** The name of a notice. */
  readonly kind: string;
  /** The value before: a status, a time, a role; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What one event brought, as an entry keeps it. */
export interface NotifiedEvent {
  /** Of the event: one that comes twice is counted once. */
  readonly event: string;
  readonly at: string;
  readonly notes: readonly Note[];
}

/** An entry of someone's inbox: what one person did to one thing, within an hour. */
export interface InboxEntry {
  readonly id: string;
  readonly personId: string;
  readonly projectId: string;
  readonly taskId: string | null;
  readonly actorId: string | null;
  /** What may still be added to it; null once it is read, snoozed, full, or an hour old. */
  readonly groupKey: string | null;
  /** By time. */
  readonly happenings: readonly NotifiedEvent[];
  readonly at: string;
  readonly showsAt: string;
  readonly readAt: string | null;
  readonly snoozedUntil: string | null;
  readonly version: number;
}

/** How long things go on being added to an entry, after the first. */
const GROUP_MS = 3_600_000;
/** So many things and no more, so that an entry stays small. */
export const MOST_HAPPENINGS = 20;

/** The earliest an entry can have ended that still has to do with something that happened then. */
export const lookBack = (at: string): string => new Date(Date.parse(at) - GROUP_MS).toISOString();

/** Whether what happens at that time still belongs into an entry that is open. */
export function takesIn(entry: InboxEntry, at: string): boolean {
  const first = entry.happenings[0]?.at ?? entry.at;
  return (
    entry.happenings.length < MOST_HAPPENINGS &&
    Math.abs(Date.parse(at) - Date.parse(first)) < GROUP_MS
  );
}

/** The same entry with one more thing in it, in the order in which things happened. */
export function takeIn(entry: InboxEntry, happening: NotifiedEvent): InboxEntry {
  const happenings = [...entry.happenings, happening].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const at = happenings.at(-1)?.at ?? entry.at;
  return { ...entry, happenings, at, showsAt: at, version: entry.version + 1 };
}

/**
 * What came of it all: each kind once, from what it was before the first to what it is after the last.
 * @param kinds names of notices, what counts most first
 */
export function summary(happenings: readonly NotifiedEvent[], kinds: readonly string[]): Note[] {
  const found = new Map<string, Note>();
  for (const note of happenings.flatMap(({ notes }) => notes)) {
    const before = found.get(note.kind);
    found.set(note.kind, before ? { ...note, from: before.from } : note);
  }
  return kinds.flatMap((kind) => found.get(kind) ?? []);
}
