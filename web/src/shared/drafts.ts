import { useCallback, useState } from 'react';
import { useWorkspace } from './workspace.tsx';

const prefix = 'taskforce.draft';

/**
 * Text that was typed and not saved, kept for as long as the tab is open. Each person and workspace has
 * drafts of their own; signing out clears them.
 */
export interface Draft<Value> {
  value: Value;
  set: (value: Value) => void;
  /** Forgets the draft: what was typed is saved, or thrown away. */
  clear: () => void;
  /** Whether the value was typed before this form was opened. */
  isRestored: boolean;
}

/** @param form what is written, such as `task.new` or `task.description/<id>` */
export function useDraft<Value>(form: string, first: Value): Draft<Value> {
  const { me, slug } = useWorkspace();
  const key = `${prefix}/${me.id}/${slug}/${form}`;
  const [kept] = useState(() => read<Value>(key));
  const [value, setValue] = useState(kept ?? first);
  const [isRestored, setRestored] = useState(kept !== undefined);
  const clear = useCallback(() => {
    sessionStorage.removeItem(key);
    setRestored(false);
  }, [key]);
  const set = (next: Value) => {
    setValue(next);
    if (JSON.stringify(next) === JSON.stringify(first)) clear();
    else write(key, next);
  };
  return { value, set, clear, isRestored };
}

/** Clears the drafts of everyone, or of everyone but one person. */
export function clearDrafts(butOf?: string): void {
  const spared = butOf === undefined ? undefined : `${prefix}/${butOf}/`;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${prefix}/`) && !(spared && key.startsWith(spared)))
      sessionStorage.removeItem(key);
  }
}

function read<Value>(key: string): Value | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full store keeps no draft; leaving the form still asks.
  }
}
