import { useEffect, useRef, type RefObject } from 'react';

/** Something on the screen that holds typed text which is not saved yet. */
export interface Unsaved {
  isDirty: () => boolean;
  /** The text is kept as a draft, so leaving can mean keeping it. */
  keepsDraft: boolean;
  /** Throws the text away, with its draft. */
  discard: () => void;
}

const entries = new Set<Unsaved>();

/** What would be lost by leaving now. */
export function unsaved(): Unsaved[] {
  return [...entries].filter((entry) => entry.isDirty());
}

/**
 * Guards typed text: going to another screen, closing the tab and closing a dialog ask first while
 * `isDirty`. For a form: `useUnsaved(form.formState.isDirty)`.
 * @param onDiscard called when the person chooses to throw the text away
 */
export function useUnsaved(
  isDirty: boolean | (() => boolean),
  {
    keepsDraft = false,
    onDiscard,
  }: { keepsDraft?: boolean; onDiscard?: (() => void) | undefined } = {},
): RefObject<Unsaved> {
  const latest = useRef({ isDirty, onDiscard });
  const entry = useRef<Unsaved>({
    isDirty: () => {
      const { isDirty: now } = latest.current;
      return typeof now === 'function' ? now() : now;
    },
    keepsDraft,
    discard: () => latest.current.onDiscard?.(),
  });
  useEffect(() => {
    latest.current = { isDirty, onDiscard };
    entry.current.keepsDraft = keepsDraft;
  });
  useEffect(() => {
    const { current } = entry;
    entries.add(current);
    return () => void entries.delete(current);
  }, []);
  return entry;
}
