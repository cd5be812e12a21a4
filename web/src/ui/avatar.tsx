import { User } from 'lucide-react';

/** Hues whose 34 % dark and 90 % light mixes both stay readable. */
const hues = [225, 262, 320, 350, 18, 38, 145, 168, 190, 205];

function hueOf(seed: string): number {
  let sum = 0;
  for (const char of seed) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hues[sum % hues.length] ?? 225;
}

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
  size = 22,
  decorative = false,
}: {
  person: { id: string; name: string } | null;
  size?: number;
  decorative?: boolean;
}) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.42) };
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
        fontSize: Math.round(size * 0.46),
        '--hue': hueOf(id),
      }}
      aria-hidden="true"
    >
      {firstOf(name.trim()).toUpperCase() || '?'}
    </span>
  );
}
