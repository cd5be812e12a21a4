import { Button } from './button.tsx';
import { Dialog, DialogFoot } from './dialog.tsx';

/** Asks before something that cannot simply be undone. */
export function Confirm({
  title,
  text,
  action,
  busy,
  onConfirm,
  onClose,
}: {
  title: string;
  text: string;
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose} width={420}>
      <p className="text-soft mb-0">{text}</p>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="danger" busy={busy ?? false} onClick={onConfirm}>
          {action}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
