import { useSyncExternalStore } from 'react';

let message = '';
const listeners = new Set<() => void>();

/** Tells screen readers what just happened where sight alone would show it. */
export function announce(text: string): void {
  // A repeated text would not be read again, so it is made to differ by an invisible space.
  message = text === message ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function Announcer() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => message,
  );
  return (
    <div className="visually-hidden" role="status" aria-live="assertive" data-testid="announcer">
      {text}
    </div>
  );
}
