import { useCallback, useState } from 'react';
import { dropDraft, prefix, readDraft, writeDraft } from './draft-store.ts';
import { useWorkspace } from './workspace.tsx';

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
  const [kept] = useState(() => readDraft<Value>(key));
  const [value, setValue] = useState(kept ?? first);
  const [isRestored, setRestored] = useState(kept !== undefined);
  const clear = useCallback(() => {
    dropDraft(key);
    setRestored(false);
  }, [key]);
  const set = (next: Value) => {
    setValue(next);
    if (JSON.stringify(next) === JSON.stringify(first)) clear();
    else writeDraft(key, next);
  };
  return { value, set, clear, isRestored };
}
