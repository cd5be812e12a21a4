import { useLocation } from '@tanstack/react-router';
import { createContext, useState } from 'react';
import type { Search } from '#shared/index.ts';

interface Place {
  slug: string;
  to: string;
  search: Search;
}

/** Where somebody was before they went to the settings. */
export const Outside = createContext<Place | undefined>(undefined);

/** Keeps the last screen of a workspace that was none of the settings. */
export function useOutside(slug: string): Place | undefined {
  const { pathname, search } = useLocation();
  const [last, setLast] = useState<Place>();
  const isOutside = !/\/settings(?:\/|$)/.test(pathname);
  if (isOutside && (last?.to !== pathname || last.search !== search))
    setLast({ slug, to: pathname, search });
  return last?.slug === slug ? last : undefined;
}
