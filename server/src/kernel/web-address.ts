/** No browser, proxy or mail program is sure to take a longer one. */
export const LONGEST_ADDRESS = 2000;

/**
 * An address that may stand behind a link or be asked for: http or https, never `javascript:`, `data:` and the like.
 * @returns its normal form; undefined for anything else
 */
export function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS || !URL.canParse(value))
    return undefined;
  const { protocol, href } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

export const isWebAddress = (value: unknown): boolean => webAddress(value) !== undefined;
