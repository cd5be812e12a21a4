import { invalid } from '#kernel/errors.ts';
import { isPlain } from '#kernel/text.ts';

/**
 * Refuses arguments that are not well-formed text. Node has decoded them by then and put U+FFFD where the
 * bytes were not UTF-8; no one types that character.
 * @throws AppError `invalid` naming the argument
 */
export function refuseIllFormedArguments(given: readonly string[]): void {
  const fields = given
    .filter((argument) => argument.includes('\uFFFD') || !isPlain(argument))
    .map((argument) => ({ path: JSON.stringify(argument), message: 'is not UTF-8' }));
  if (fields.length > 0) throw invalid(...fields);
}
