import { onlineManager } from '@tanstack/react-query';
import { Check, RefreshCw } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useConnection } from '#live/index.ts';

/** A line that is back within this time was hardly gone. */
const PATIENCE_MS = 3_000;
const RELIEF_MS = 2_200;

/** Says quietly that the others are out of hearing for a while, and when they are heard again. */
export function LineNote() {
  const state = useConnection();
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const [shown, setShown] = useState<'reconnecting' | 'back'>();
  const isAway = state === 'connecting' || state === 'broken';
  const isBack = state === 'live' && shown !== undefined;

  useEffect(() => {
    if (!isAway) return undefined;
    const timer = setTimeout(() => setShown('reconnecting'), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAway]);

  useEffect(() => {
    if (!isBack) return undefined;
    const timers = [
      setTimeout(() => setShown('back')),
      setTimeout(() => setShown(undefined), RELIEF_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, [isBack]);

  // Being offline is said above the screen already.
  const note = state === 'ended' || state === 'idle' || (isAway && !online) ? undefined : shown;
  return (
    <div className="tf-line-note" role="status" data-line={state}>
      {note === 'reconnecting' && (
        <span className="tf-line-pill">
          <RefreshCw size={14} aria-hidden="true" className="tf-line-turning" />
          Reconnecting … What others change appears as soon as the connection is back.
        </span>
      )}
      {note === 'back' && (
        <span className="tf-line-pill is-back">
          <Check size={15} aria-hidden="true" /> Up to date
        </span>
      )}
    </div>
  );
}
