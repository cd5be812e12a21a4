import { useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogFoot } from './dialog.tsx';
import { leaving, watchLeaving } from './leave.ts';

/** Asks what becomes of typed text when somebody is about to leave it. Stands once on the page. */
export function DiscardQuestion() {
  const question = useSyncExternalStore(watchLeaving, leaving);
  if (!question) return null;
  const { keepsDraft, answer } = question;
  return (
    <Dialog title="Discard what you typed?" onClose={() => answer('stay')} width={440}>
      <p className="text-soft mb-0">
        {keepsDraft
          ? 'It isn’t saved yet. You can keep it as a draft and finish later in this tab.'
          : 'Your changes aren’t saved yet.'}
      </p>
      <DialogFoot>
        <Button variant="primary" onClick={() => answer('stay')}>
          Keep editing
        </Button>
        {keepsDraft && <Button onClick={() => answer('keep')}>Keep draft</Button>}
        <Button variant="danger" onClick={() => answer('discard')}>
          Discard
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
