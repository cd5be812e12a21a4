import type { Activity } from '#api/index.ts';

/** How a change of one field reads. */
export interface FieldWords {
  name?: string;
  /** A value in words. */
  say?: (value: unknown) => string;
  /** The whole sentence instead; undefined where the change goes without saying. */
  phrase?: (from: unknown, to: unknown, change: Activity['changes'][number]) => string | undefined;
}

/** What features say of activity. In a sentence, `this` stands for what it is about. */
export interface ActivityWords {
  /** By the kind of activity: what was done, or what to say `otherwise`, when no field tells more. */
  kinds?: Readonly<Record<string, string | { otherwise: string }>>;
  fields?: Readonly<Record<string, FieldWords>>;
}

/** What an activity entry says after the actor's name, in words, one phrase per change. */
export function describe(entry: Activity, { kinds = {}, fields = {} }: ActivityWords): string[] {
  const kind = kinds[entry.kind];
  if (typeof kind === 'string') return [kind];
  const phrases = entry.changes
    .map((change) => phraseOf(change, fields[change.field] ?? {}))
    .filter((phrase) => phrase !== undefined);
  return phrases.length > 0 ? phrases : [kind?.otherwise ?? 'changed this'];
}

function phraseOf(
  change: Activity['changes'][number],
  { name = change.field, say = inWords, phrase }: FieldWords,
): string | undefined {
  const { from, to } = change;
  if (phrase) return phrase(from, to, change);
  if (to === null || to === '') return `removed the ${name}`;
  return `set the ${name} to ${to === undefined ? 'nothing' : say(to)}`;
}

/** A value as people call it: somebody or something by name. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object' && 'name' in value) return String(value.name);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}
