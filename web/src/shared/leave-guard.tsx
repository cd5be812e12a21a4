import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { DiscardQuestion, mayLeave, unsaved } from '#ui/index.ts';

const hasUnsaved = () => unsaved().length > 0;

/** Asks before another screen, a reload or a closed tab takes typed text along. Stands once on the page. */
export function LeaveGuard() {
  const blocker = useBlocker({
    // A filter or an order in the address leaves the screen as it is.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsaved(),
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  const latest = useRef(blocker);
  useEffect(() => {
    latest.current = blocker;
  });
  const { status } = blocker;
  useEffect(() => {
    if (status !== 'blocked') return;
    // By now a form that was saved in the same moment has left the screen, and nothing is asked.
    void mayLeave().then((leaves) => {
      const { proceed, reset } = latest.current;
      if (leaves) proceed?.();
      else reset?.();
    });
  }, [status]);
  return <DiscardQuestion />;
}
