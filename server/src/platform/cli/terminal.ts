import { styleText } from 'node:util';
import { AppError } from '#kernel/errors.ts';

/** What the commands write for a person. Colours and moving lines only on a terminal. */

const out = process.stdout;
const err = process.stderr;

export const print = (line = ''): void => void out.write(`${line}\n`);

/** One object on standard output, for programs. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Something worth knowing that is not the answer; goes to standard error so that answers can be piped. */
export const note = (line: string): void => void err.write(`${line}\n`);

/** What an operator named is not there. They may know, unlike people of a workspace, who might have no right to. */
export const missing = (what: string): AppError =>
  new AppError('not_found', `There is no ${what}.`);

export const bold = (text: string): string => (out.isTTY ? styleText('bold', text) : text);
export const dim = (text: string): string => (out.isTTY ? styleText('dim', text) : text);

/** Rows under headings, columns as wide as they need. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) =>
    Math.max(heading.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ');
  return [dim(line(headings)), ...rows.map(line)].join('\n');
}

const BAR = 30;

/** A bar that moves on a terminal; elsewhere a line for each tenth. */
export function progressBar(label: string): (done: number, total: number) => void {
  let lastTenth = -1;
  return (done, total) => {
    const part = total === 0 ? 1 : done / total;
    if (err.isTTY) {
      const full = Math.round(part * BAR);
      err.write(
        `\r${label}  ${'█'.repeat(full)}${'░'.repeat(BAR - full)}  ${done}/${total}${done === total ? '\n' : ''}`,
      );
      return;
    }
    const tenth = Math.floor(part * 10);
    if (tenth === lastTenth) return;
    lastTenth = tenth;
    note(`${label}  ${done}/${total}`);
  };
}
