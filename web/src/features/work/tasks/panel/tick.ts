/** The start of a Markdown list item with a box: `- [ ] `, `3. [x] `. */
const box = /^(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)([ xX])(?=\])/;

/**
 * Ticks or unticks one box of a task list in Markdown.
 * @param at where its list item begins in the text
 * @returns undefined when there is no box
 */
export function ticked(text: string, at: number, done: boolean): string | undefined {
  const found = box.exec(text.slice(at));
  if (!found) return undefined;
  const mark = at + (found[1]?.length ?? 0);
  return `${text.slice(0, mark)}${done ? 'x' : ' '}${text.slice(mark + 1)}`;
}
