import { useEffect } from 'react';

/** Names the screen in the browser's tab, the most particular part first. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), 'TaskForce'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
