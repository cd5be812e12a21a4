/** What can happen to a project and what is in it. A feature declares those it records; see {@link ActivityFeature}. */
export interface ActivityKind {
  /** Such as `task.created`: what history keeps, so it never changes. */
  readonly name: string;
  /** What someone did, after their name: "created the task". */
  readonly sentence: string;
}

/** One field's change in words a person understands: names rather than bare ids. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Of a text: it was merged with what others had changed in the meantime. */
  readonly merged?: true;
}

/** Something that happened, to be written in the same commit as the change itself. */
export interface NewActivity {
  readonly kind: ActivityKind;
  readonly projectId: string;
  /** The task's title at that time: history keeps it. */
  readonly task?: { readonly id: string; readonly number: number; readonly title: string };
  /** Null when no one in particular did it. */
  readonly actorId: string | null;
  readonly changes: readonly FieldChange[];
  readonly note?: string | null;
}

/** A happening as history tells it. */
export interface Activity extends Omit<NewActivity, 'kind' | 'task' | 'note'> {
  readonly id: string;
  /** The name of its kind. */
  readonly kind: string;
  readonly at: string;
  readonly task: { readonly id: string; readonly key: string; readonly title: string } | null;
  readonly note: string | null;
}

/** Characters of a long text that history keeps. */
const EXCERPT = 280;
/** Of these, what stands before the first difference. */
const LEAD = 60;

/**
 * What history keeps of a long text: a little before the first difference to the other text, and what
 * follows, so that both sides of a change can be compared.
 */
export function excerpt(text: string, other = ''): string {
  if (text.length <= EXCERPT && other.length <= EXCERPT) return text;
  const start = whole(text, Math.max(0, sharedStart(text, other) - LEAD));
  const end = whole(text, start + EXCERPT);
  const part = text.slice(start, end).trimEnd();
  return `${start > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** The place, or the one before it where it would cut a character in two. */
const whole = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;

export const asItIs = (value: unknown): unknown => value;
