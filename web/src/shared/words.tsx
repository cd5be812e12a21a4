import { createContext, use, type ReactNode } from 'react';
import type { ActivityWords } from './activity.ts';

/** A key, or several held together, and what it does. */
export type Shortcut = readonly [combination: readonly string[], what: string];

/** The keys of one place, such as the board. */
export interface ShortcutGroup {
  where: string;
  keys: readonly Shortcut[];
}

/** What features bring in words for parts that are the same everywhere. */
export interface Words {
  activity: ActivityWords;
  shortcuts: readonly ShortcutGroup[];
}

const Context = createContext<Words>({ activity: {}, shortcuts: [] });

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <Context value={words}>{children}</Context>;
}

export const useWords = (): Words => use(Context);
