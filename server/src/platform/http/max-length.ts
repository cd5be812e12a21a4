import { type FuncKeywordDefinition, _, str } from 'ajv';

/**
 * `maxLength` as the library has it, without counting characters where the length alone decides: the library counts all of
 * a text, which takes milliseconds where a megabyte comes for a short field.
 */
export const maxLength: FuncKeywordDefinition = {
  keyword: 'maxLength',
  type: 'string',
  schemaType: 'number',
  // A pattern is not matched against a text that is too long.
  before: 'minLength',
  errors: false,
  error: {
    message: ({ schemaCode }) => str`must NOT have more than ${schemaCode} characters`,
    params: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
  },
  validate: (most: number, text: string) =>
    text.length <= most || (text.length <= 2 * most && charactersOf(text) <= most),
};

/** A pair of surrogates is one character. */
function charactersOf(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++)
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) count -= 1;
  return count;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
