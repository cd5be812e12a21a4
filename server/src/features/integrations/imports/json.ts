import { invalid } from '#kernel/errors.ts';

/** An entry of a file, with the line it begins on. */
export interface JsonItem {
  readonly value: unknown;
  readonly line: number;
}

/**
 * The entries of a JSON file: one array, or a value on each line, where an array counts as its elements.
 * @throws AppError `invalid` naming line and column when it does not parse
 */
export function readEntries(text: string): JsonItem[] {
  const whole = text.replace(/^\uFEFF/, '');
  const parsed = parse(whole);
  if ('value' in parsed) {
    if (!Array.isArray(parsed.value))
      return [{ value: parsed.value, line: lineAt(whole, firstInk(whole)) }];
    const lines = linesOfElements(whole);
    return parsed.value.map((value: unknown, i) => ({ value, line: lines[i] ?? 1 }));
  }
  const lines = whole.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || !('value' in parse(lines[first] as string))) throw broken(whole, parsed);
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : entriesOfLine(line, i + 1)));
}

function entriesOfLine(text: string, line: number): JsonItem[] {
  const parsed = parse(text);
  if (!('value' in parsed)) throw broken(text, parsed, line);
  const values: unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  return values.map((value) => ({ value, line }));
}

interface Failure {
  /** Offset of what is wrong. */
  readonly at: number;
  readonly message: string;
}

function parse(text: string): { value: unknown } | Failure {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const at = position === undefined ? placeOf(text, message) : Number(position);
    return { at, message: message.replace(/( in JSON at position|, ("|\.\.\.)).*$/s, '') };
  }
}

/**
 * V8 names no position for an unexpected token. It is where the longest beginning of the text ends that
 * does not fail for that reason.
 */
function placeOf(text: string, message: string): number {
  if (!isUnexpected(message)) return text.trimEnd().length;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (failsUnexpectedly(text.slice(0, middle))) bad = middle;
    else good = middle;
  }
  return good;
}

const isUnexpected = (message: string): boolean => message.startsWith('Unexpected token');

function failsUnexpectedly(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return isUnexpected((error as Error).message);
  }
}

function broken(text: string, { at, message }: Failure, startLine = 1): Error {
  const line = startLine - 1 + lineAt(text, at);
  const column = at - text.lastIndexOf('\n', at - 1);
  return invalid({
    path: `line ${line}, column ${column}`,
    message: `not JSON, or cut off: ${message}`,
  });
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const firstInk = (text: string): number => text.search(/\S/);

/** The lines on which the elements of the outermost array begin. */
function linesOfElements(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isBetween = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char === '\n') line += 1;
    if (/\s/.test(char)) continue;
    if (depth === 1 && isBetween && char !== ']') {
      lines.push(line);
      isBetween = false;
    }
    if (char === '"') at = endOfString(text, at);
    else if (char === '[' || char === '{') {
      depth += 1;
      if (depth === 1) isBetween = true;
    } else if (char === ']' || char === '}') depth -= 1;
    else if (char === ',' && depth === 1) isBetween = true;
  }
  return lines;
}

/** The closing quote of the string that opens here. Strings hold no line breaks in JSON. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
