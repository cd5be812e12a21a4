/** A run of text that both versions have, or only one of them. */
export interface Part {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** More words than this on a side are compared by lines instead, to stay quick. */
const MOST = 1_500;

/** How two texts differ, word by word; very long ones line by line. */
export function diff(from: string, to: string): Part[] {
  let [a, b] = [wordsOf(from), wordsOf(to)];
  if (a.length > MOST || b.length > MOST) [a, b] = [linesOf(from), linesOf(to)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end++;
  const parts: Part[] = [];
  push(parts, 'same', a.slice(0, start));
  between(parts, a.slice(start, a.length - end), b.slice(start, b.length - end));
  push(parts, 'same', a.slice(a.length - end));
  return parts;
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** The longest common subsequence, by the textbook. */
function between(parts: Part[], a: string[], b: string[]): void {
  if (a.length > MOST || b.length > MOST) {
    push(parts, 'removed', a);
    push(parts, 'added', b);
    return;
  }
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(parts, 'same', [a[i++] ?? '']);
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      push(parts, 'removed', [a[i++] ?? '']);
    } else {
      push(parts, 'added', [b[j++] ?? '']);
    }
  }
}

function push(parts: Part[], kind: Part['kind'], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += words.join('');
  else parts.push({ kind, text: words.join('') });
}
