/** What the key of every draft in the tab's storage begins with. */
export const prefix = 'taskforce.draft';

/** Clears the drafts of everyone, or of everyone but one person. */
export function clearDrafts(butOf?: string): void {
  const spared = butOf === undefined ? undefined : `${prefix}/${butOf}/`;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${prefix}/`) && !(spared && key.startsWith(spared)))
      sessionStorage.removeItem(key);
  }
}

export function readDraft<Value>(key: string): Value | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

export function writeDraft(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full store keeps no draft; leaving the form still asks.
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
