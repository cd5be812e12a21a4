import type { Reference } from '#api/index.ts';

/** A comment as it is written: names stand for the people whom it mentions. */
export interface Written {
  text: string;
  people: readonly Reference[];
}

/** A caret behind an `@` and the beginning of a name. */
export interface Mentioning {
  /** Where the `@` is. */
  at: number;
  query: string;
}

export const nothing: Written = { text: '', people: [] };

const CODE = /(^[ ]{0,3}(?:```|~~~)[\s\S]*?(?:^[ ]{0,3}(?:```|~~~)|(?![\s\S]))|`+[^`\n]+`+)/gm;
const MENTION = /\[@([^[\]\n]{1,200})\]\(user:([0-9a-fA-F-]{36})\)/g;
const MOST_SHOWN = 6;

/** Changes what is no code: code mentions nobody. */
const outsideCode = (text: string, change: (part: string) => string): string =>
  text
    .split(CODE)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('');

/** A name as it can stand in a mention. */
const plain = (name: string): string => name.replaceAll(/[[\]\\\n]/g, '').trim();

const mentionOf = ({ id, name }: Reference): string => `[@${plain(name)}](user:${id})`;

/** The text that is sent: every name after an `@` that was picked is a mention. */
export function toBody({ text, people }: Written): string {
  const known = new Map(people.map((person) => [plain(person.name), person]));
  // The longest first: `Ann Lee` is not `Ann`.
  const names = [...known.keys()].toSorted((one, other) => other.length - one.length);
  if (names.length === 0) return text;
  const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|\\]/g, String.raw`\$&`));
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_[@])@(${escaped.join('|')})(?![\p{L}\p{N}_])`,
    'gu',
  );
  return outsideCode(text, (part) =>
    part.replaceAll(pattern, (all, name: string) => {
      const person = known.get(name);
      return person ? mentionOf(person) : all;
    }),
  );
}

/** A comment to be edited. Of two people with one name, the second one's mention stays as it is stored. */
export function toWritten(body: string): Written {
  const people = new Map<string, Reference>();
  const text = outsideCode(body, (part) =>
    part.replaceAll(MENTION, (all, name: string, id: string) => {
      const known = people.get(name);
      if (known && known.id !== id) return all;
      people.set(name, { id, name });
      return `@${name}`;
    }),
  );
  return { text, people: [...people.values()] };
}

/** Whether somebody is being mentioned where the caret is. */
export function mentioningAt(text: string, caret: number): Mentioning | undefined {
  const found = /(?:^|[\s([{"'])@((?:[^\s@]+ ?){0,3})$/.exec(text.slice(0, caret));
  if (!found) return undefined;
  const query = found[1] ?? '';
  return { at: caret - query.length - 1, query };
}

/** Puts somebody where the caret is. @returns also where the caret is afterwards */
export function mention(
  { text, people }: Written,
  { at, query }: Mentioning,
  person: Reference,
): { written: Written; caret: number } {
  const name = plain(person.name);
  const isTaken = people.some((known) => known.name === name && known.id !== person.id);
  const stands = isTaken ? mentionOf(person) : `@${name}`;
  const rest = text.slice(at + 1 + query.length);
  const space = rest.startsWith(' ') ? '' : ' ';
  const others = people.filter(({ id }) => id !== person.id);
  return {
    written: {
      text: text.slice(0, at) + stands + space + rest,
      people: isTaken ? people : [...others, { id: person.id, name }],
    },
    caret: at + stands.length + 1,
  };
}

/** Those whose names begin so, or have a part that does. */
export function matching<Person extends Reference>(
  people: readonly Person[],
  query: string,
): Person[] {
  const sought = query.trimEnd().toLowerCase();
  const rankOf = ({ name }: Reference): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(sought)) return 0;
    return lower.split(/[\s.-]+/).some((part) => part.startsWith(sought)) ? 1 : 2;
  };
  return people
    .filter((person) => rankOf(person) < 2)
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .slice(0, MOST_SHOWN);
}
