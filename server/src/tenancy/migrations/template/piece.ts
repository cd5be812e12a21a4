/** A step that cannot be understood, with the place in its file: `0012_comments.sql:7: …`. */
export class StepSyntaxError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
  }
}

/** A part of a step's text that knows where it stands. Comments are blank. */
export class Piece {
  readonly #file: string;
  readonly #source: string;
  readonly #start: number;
  readonly #end: number;

  private constructor(file: string, source: string, start: number, end: number) {
    this.#file = file;
    this.#source = source;
    const text = source.slice(start, end);
    this.#start = start + (text.length - text.trimStart().length);
    this.#end = Math.max(this.#start, start + text.trimEnd().length);
  }

  /** @param file what errors call it */
  static of(file: string, text: string): Piece {
    return new Piece(file, withoutComments(text), 0, text.length);
  }

  get text(): string {
    return this.#source.slice(this.#start, this.#end);
  }

  /** The parts between these separators that stand outside of quotes and parentheses; empty ones too. */
  split(separator: string): Piece[] {
    const parts: Piece[] = [];
    let from = this.#start;
    let depth = 0;
    let isQuoted = false;
    for (let at = this.#start; at < this.#end; at++) {
      const letter = this.#source[at];
      if (letter === "'") isQuoted = !isQuoted;
      if (isQuoted) continue;
      if (letter === '(') depth += 1;
      if (letter === ')') depth -= 1;
      if (depth < 0) this.#part(at, at).fail('a parenthesis is closed that was not opened');
      if (letter !== separator || depth > 0) continue;
      parts.push(this.#part(from, at));
      from = at + 1;
    }
    if (isQuoted) this.fail('a quote is not closed');
    if (depth > 0) this.fail('a parenthesis is not closed');
    return [...parts, this.#part(from, this.#end)];
  }

  /**
   * The groups of a pattern that begins where this piece begins, and what follows the match.
   * @returns undefined when it does not match
   */
  match(pattern: RegExp): { groups: string[]; rest: Piece } | undefined {
    const found = pattern.exec(this.text);
    if (found?.index !== 0) return undefined;
    const [all, ...groups] = found;
    return { groups, rest: this.#part(this.#start + all.length, this.#end) };
  }

  /**
   * What stands between the parenthesis that this piece begins with and its end, and what follows.
   * @param what the list or expression stands for
   */
  parentheses(what: string): { inside: Piece; rest: Piece } {
    if (!this.text.startsWith('(')) this.fail(`${what} is missing: a list in parentheses`);
    let depth = 0;
    let isQuoted = false;
    for (let at = this.#start; at < this.#end; at++) {
      const letter = this.#source[at];
      if (letter === "'") isQuoted = !isQuoted;
      if (isQuoted) continue;
      if (letter === '(') depth += 1;
      if (letter === ')') depth -= 1;
      if (depth === 0)
        return { inside: this.#part(this.#start + 1, at), rest: this.#part(at + 1, this.#end) };
    }
    return this.fail('a parenthesis is not closed');
  }

  /** @throws StepSyntaxError always, naming where this piece begins */
  fail(what: string): never {
    const line = this.#source.slice(0, this.#start).split('\n').length;
    throw new StepSyntaxError(this.#file, line, what);
  }

  #part(start: number, end: number): Piece {
    return new Piece(this.#file, this.#source, start, end);
  }
}

/** Blanks for comments, so that everything else stays at its place. */
const withoutComments = (text: string): string =>
  text.replace(/'[^']*'|--[^\n]*/g, (found) =>
    found.startsWith('--') ? ' '.repeat(found.length) : found,
  );
