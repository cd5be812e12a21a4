import { onlineManager } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

/** Says that the connection is gone; what was loaded stays readable. */
export function Offline() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <div className="tf-offline" role="status">
      <WifiOff size={15} aria-hidden="true" /> You are offline. You can read what is loaded; changes
      need the connection back.
    </div>
  );
}
