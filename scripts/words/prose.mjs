/** Prose in Markdown: without code, tables cut into cells, each piece with the line it begins at. */

/** @returns {{line: number, text: string, isCell?: true}[]} paragraphs, list items and cells of tables */
export function proseOf(markdown) {
  const pieces = [];
  let open;
  let isCode = false;
  const close = () => {
    if (open?.text.trim()) pieces.push(open);
    open = undefined;
  };
  for (const [i, raw] of markdown.split('\n').entries()) {
    if (/^\s*```/.test(raw)) {
      isCode = !isCode;
      close();
      continue;
    }
    if (isCode) continue;
    const text = plain(raw);
    if (/^\s*\|/.test(raw)) {
      close();
      for (const cell of text.split(/(?<!\\)\|/))
        if (/[a-z]/i.test(cell)) pieces.push({ line: i + 1, text: cell.trim(), isCell: true });
      continue;
    }
    if (raw.trim() === '' || raw.startsWith('#') || /^\s*(?:[-*]|\d+\.)\s/.test(raw)) close();
    const content = text.replace(/^\s*(?:[-*]|\d+\.|#+)\s+/, '');
    if (open) open.text += ` ${content.trim()}`;
    else open = { line: i + 1, text: content };
    if (raw.startsWith('#')) close();
  }
  close();
  return pieces;
}

/** Code counts as one word, a link as its text. */
const plain = (line) =>
  line
    .replace(/`[^`]*`/g, 'x')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|(?<![a-z])_|_(?![a-z])/g, '');

/** @returns {{line: number, words: number, text: string, isCell: boolean}[]} */
export function sentencesOf(pieces) {
  return pieces.flatMap(({ line, text, isCell = false }) =>
    text
      .split(/(?<=[.!?:;]["”)]?)\s+(?=["“(]?[A-Z0-9x])|(?<=[.!?]["”)]?)\s+/)
      .map((sentence) => ({ line, isCell, text: sentence.trim(), words: countWords(sentence) }))
      .filter(({ words }) => words > 0),
  );
}

const countWords = (text) => text.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word)).length;
