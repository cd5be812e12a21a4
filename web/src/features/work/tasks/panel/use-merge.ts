import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { bothOf, placeIn, type Both } from '#shared/text-conflict/index.ts';

/** What is being written, and the text as it was when the writing began or others were last heard. */
export interface TextDraft {
  text: string;
  base: string;
  /** Whether it also holds what others wrote in the meantime. */
  isMerged?: boolean;
  /** How many passages stand there twice, theirs before mine. */
  passages?: number;
}

export const longest = 100_000;

/**
 * Brings what others write into a text that is being written. Where both changed the same, nothing happens until its
 * author has chosen.
 * @param theirs the text as the server has it
 * @returns what came of both where its author has to choose
 * @param isHeld while nothing is brought in: during a save, or while characters are being composed
 */
export function useMerge(
  draft: TextDraft,
  { theirs, isHeld }: { theirs: string; isHeld: boolean },
  onChange: (draft: TextDraft) => void,
  field: RefObject<HTMLTextAreaElement | null>,
): Both | undefined {
  const { text, base } = draft;
  const isOvertaken = base !== theirs && text !== theirs;
  const both = useMemo(
    () => (isOvertaken ? bothOf(base, text, theirs) : undefined),
    [isOvertaken, base, text, theirs],
  );
  const fits = both !== undefined && both.count === 0 && both.mine.length <= longest;
  const selection = useRef<[number, number]>(undefined);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    if (!fits || isHeld) return;
    const { mine } = both;
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    selection.current = [placeIn(mine, text, selectionStart), placeIn(mine, text, selectionEnd)];
    latest.current({
      ...draft,
      text: mine,
      base: theirs,
      isMerged: draft.isMerged || (mine !== text && text !== base),
    });
  }, [fits, isHeld, both, draft, text, base, theirs, field]);

  // The place where somebody types stays theirs.
  useLayoutEffect(() => {
    if (!selection.current) return;
    field.current?.setSelectionRange(...selection.current);
    selection.current = undefined;
  }, [text, field]);

  return fits ? undefined : both;
}
