import { mergedText } from '#kernel/merge/index.ts';

/** A stored text: it has a version that only its own changes increase, beside that of its resource. */
export interface KeptText {
  readonly text: string;
  readonly version: number;
}

/** A text that someone wrote over what they saw. */
export interface WrittenText {
  readonly text: string;
  /** The version of the text they saw, if they say so. */
  readonly version?: number | undefined;
  /** The text they saw: what was changed since can be merged with theirs. */
  readonly base?: string | undefined;
}

export interface Settled {
  readonly text: string;
  /** Whether it also holds what others wrote in the meantime. */
  readonly isMerged: boolean;
}

/**
 * What a text becomes when someone writes another one over it. Without a word about what they saw, theirs replaces it.
 * @param longest characters that the text may have
 * @returns undefined when it was changed since they saw it, and both changes cannot be kept
 */
export function settle(
  kept: KeptText,
  { text, version, base }: WrittenText,
  longest: number,
): Settled | undefined {
  if (text === kept.text) return { text, isMerged: false };
  if (base === undefined) {
    const isStale = version !== undefined && version !== kept.version;
    return isStale ? undefined : { text, isMerged: false };
  }
  // The base decides, not the version: what it says is what was seen.
  if (base === kept.text) return { text, isMerged: false };
  const merged = mergedText(base, text, kept.text);
  if (merged === undefined || merged.length > longest) return undefined;
  return { text: merged, isMerged: merged !== kept.text };
}
