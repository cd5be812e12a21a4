/** Which corrections of a mistyped command are worth showing. */

const SUGGESTION =
  /unknown (?:command|option) '(?<typed>[^']*)'\n\(Did you mean (?:one of )?(?<words>.+)\?\)/;

/** The error message without suggestions that share little with what was typed. @param text as commander wrote it */
export function plausibleOnly(text: string): string {
  const { typed = '', words = '' } = SUGGESTION.exec(text)?.groups ?? {};
  if (words === '') return text;
  const close = words.split(', ').filter((word) => isTypoOf(bare(typed), bare(word)));
  const hint = /\n\(Did you mean .+\?\)/;
  if (close.length === 0) return text.replace(hint, '');
  const list = close.length > 1 ? `one of ${close.join(', ')}` : close.join('');
  return text.replace(hint, `\n(Did you mean ${list}?)`);
}

const bare = (word: string): string => word.replace(/^-+/, '');

/** One slip in a short word, two in a long one; a beginning of three letters counts as well. */
function isTypoOf(typed: string, word: string): boolean {
  if (typed.length >= 3 && word.startsWith(typed)) return true;
  return distance(typed, word) <= (Math.min(typed.length, word.length) > 5 ? 2 : 1);
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau 1964, adjacent ones only). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]![j] = Math.min(
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
        rows[i - 1]![j - 1]! + same,
        swapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
  }
  return rows[a.length]![b.length]!;
}
