import { User } from 'lucide-react';

/** Far enough apart to tell two people by; letters stay readable on each, light and dark. */
const hues = [8, 26, 44, 72, 100, 140, 166, 188, 206, 226, 250, 274, 300, 336];

/** FNV-1a, whose last bits differ even where two ids were made one after the other. */
function hueOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  return hues[(hash >>> 0) % hues.length] ?? 226;
}

/** Initials below this size, in pixels, cannot be read. */
const SMALLEST = 10;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter as a reader sees it, marks and all. */
function firstOf(text: string): string {
  const [first] = letters.segment(text);
  return first?.segment ?? '';
}

const NON_JOINER = '\u200c';
const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}]/u;

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const initials = chosen.map((word) => firstOf(word ?? ''));
  // Letters of a joined script would flow into one another and become another word.
  return initials.join(initials.some((each) => joined.test(each)) ? NON_JOINER : '').toUpperCase();
}

/** A person's initials on a colour that stays theirs; `null` shows that nobody is meant. */
export function Avatar({
  person,
  size = 24,
  decorative = false,
}: {
  person: { id: string; name: string } | null;
  size?: number;
  decorative?: boolean;
}) {
  const style = {
    width: size,
    height: size,
    fontSize: Math.max(SMALLEST, Math.round(size * 0.44)),
  };
  const text = person ? person.name : 'Nobody';
  const naming = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': text };
  if (!person) {
    return (
      <span className="tf-avatar tf-avatar-nobody" style={style} title={text} {...naming}>
        <User size={size * 0.58} aria-hidden="true" />
      </span>
    );
  }
  return (
    <span
      className="tf-avatar"
      style={{ ...style, '--hue': hueOf(person.id) }}
      title={text}
      {...naming}
    >
      {initialsOf(person.name)}
    </span>
  );
}

/** A workspace's square mark. @param id decides the colour, which a new name leaves as it is */
export function Tile({ id, name, size = 24 }: { id: string; name: string; size?: number }) {
  return (
    <span
      className="tf-avatar tf-tile"
      style={{
        width: size,
        height: size,
        fontSize: Math.max(SMALLEST, Math.round(size * 0.48)),
        '--hue': hueOf(id),
      }}
      aria-hidden="true"
    >
      {firstOf(name.trim()).toUpperCase() || '?'}
    </span>
  );
}
