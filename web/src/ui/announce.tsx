import { useSyncExternalStore } from 'react';

/** `polite` waits until the reader has finished: for what others do. */
type Manner = 'assertive' | 'polite';

let messages: Readonly<Record<Manner, string>> = { assertive: '', polite: '' };
const listeners = new Set<() => void>();

/** Tells screen readers what just happened where sight alone would show it. */
export function announce(text: string, manner: Manner = 'assertive'): void {
  // A repeated text would not be read again, so it is made to differ by an invisible space.
  const next = text === messages[manner] ? `${text}\u00a0` : text;
  messages = { ...messages, [manner]: next };
  for (const listener of listeners) listener();
}

export function Announcer() {
  const { assertive, polite } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => messages,
  );
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="assertive" data-testid="announcer">
        {assertive}
      </div>
      <div className="visually-hidden" role="log" aria-live="polite" data-testid="others">
        {polite}
      </div>
    </>
  );
}
