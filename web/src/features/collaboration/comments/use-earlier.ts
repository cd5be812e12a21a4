import { useEffect, useRef, type RefObject } from 'react';

/**
 * Reads earlier comments. The button that asked for them may be gone afterwards, so the focus goes to the last
 * one that it brought.
 * @param first the id of the first thread that is shown
 */
export function useEarlier(
  section: RefObject<HTMLElement | null>,
  first: string | undefined,
  read: () => Promise<unknown>,
): () => void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (before.current === undefined || before.current === first) return;
    const threads = [...(section.current?.querySelectorAll<HTMLElement>('.tf-thread') ?? [])];
    const at = threads.findIndex(({ dataset }) => dataset['thread'] === before.current);
    threads[at - 1]?.querySelector<HTMLElement>('.tf-comment')?.focus({ preventScroll: true });
    before.current = undefined;
  }, [section, first]);
  return () => {
    before.current = first;
    void read();
  };
}
