/** A Markdown table whose columns are as wide as their widest cell. */
export function markdownTable(
  head: readonly string[],
  lines: readonly (readonly string[])[],
): string {
  const widths = head.map((name, i) =>
    Math.max(3, name.length, ...lines.map((line) => (line[i] ?? '').length)),
  );
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row), ''].join(
    '\n',
  );
}
