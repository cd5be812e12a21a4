import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * Ranks are short strings in byte order between any two of which another fits, so moving a card
 * rewrites that card alone. Compare them bytewise (`collate "C"`), never by locale.
 */

/** A rank strictly between two; null is the end of the list on that side. */
export const rankBetween = (before: string | null, after: string | null): string =>
  generateKeyBetween(before, after);

/** @param count how many evenly spaced ranks to put between two */
export const ranksBetween = (
  before: string | null,
  after: string | null,
  count: number,
): string[] => generateNKeysBetween(before, after, count);

const RANK = /^[A-Za-z][0-9A-Za-z]*$/;

/** Whether others fit before and behind it, as only ranks made here promise. */
export function isRank(text: string): boolean {
  if (!RANK.test(text)) return false;
  try {
    rankBetween(null, text);
    rankBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
