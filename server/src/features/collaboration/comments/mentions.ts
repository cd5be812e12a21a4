import { parseId } from '#kernel/ids.ts';
import { MAX_LINKS } from './model.ts';

/** What a comment's Markdown says about people and tasks. */

/** A mention as it stands in a text: `[@Anna Schmidt](user:<id>)`. */
export interface Mention {
  readonly personId: string;
  /** As it was written; the person may be called something else today. */
  readonly name: string;
}

// A name holds no bracket, so that a text of opening ones is not searched from each of them.
const MENTION = /\[@([^[\]\n]{1,200})\]\(user:([0-9a-fA-F-]{36})\)/g;
/** As project keys are written; lower case stays text, so that words such as `utf-8` do. */
const TASK_KEY = /(?<![A-Za-z0-9_/-])([A-Z][A-Z0-9]{1,9})-([1-9]\d{0,8})(?![A-Za-z0-9_-])/g;
/** Fenced blocks, also one that is never closed, and code within a line. */
const CODE = /^[ ]{0,3}(```|~~~)[\s\S]*?(?:^[ ]{0,3}\1|(?![\s\S]))|(`+)[^`\n][^\n]*?\2(?!`)/gm;

/** The text without code: nothing in code is a mention or a link. */
const prose = (body: string): string => body.replaceAll(CODE, ' ');

/** Whom a text mentions, each person once. */
export function mentionsIn(body: string): Mention[] {
  const found = new Map<string, Mention>();
  for (const [, name = '', id] of prose(body).matchAll(MENTION)) {
    const personId = parseId(id);
    if (personId && !found.has(personId)) found.set(personId, { personId, name });
  }
  return [...found.values()];
}

/** A mention as it stands in a text. */
export const mentionOf = ({ personId, name }: Mention): string => `[@${name}](user:${personId})`;

/** The text with mentions as people read them: `@Anna Schmidt`. */
export const withNames = (body: string): string => body.replaceAll(MENTION, '@$1');

/** A task by the parts of its key. */
export interface TaskKey {
  readonly key: string;
  readonly number: number;
}

/** The task keys in a text, each once, {@link MAX_LINKS} at most. */
export function taskKeysIn(body: string): TaskKey[] {
  const found = new Map<string, TaskKey>();
  for (const [text, key = '', number] of prose(body).matchAll(TASK_KEY)) {
    if (found.size === MAX_LINKS) break;
    found.set(text, { key, number: Number(number) });
  }
  return [...found.values()];
}
