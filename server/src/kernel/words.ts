import { invalid } from './errors.ts';

/** The words of a comma-separated list, trimmed, each once; none for no text. */
export const splitWords = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** @throws AppError `invalid` at `path` when a word is not among the allowed ones */
export function wordsAmong<W extends string>(
  path: string,
  text: string | undefined,
  allowed: readonly W[],
): W[] {
  const words = splitWords(text);
  if (words.every((word): word is W => (allowed as readonly string[]).includes(word))) return words;
  throw invalid({
    path,
    message: `must be one or several of ${allowed.join(', ')}, separated by commas`,
  });
}
