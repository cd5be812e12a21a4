import { Button } from './button.tsx';
import { Dialog, DialogFoot } from './dialog.tsx';

/** Asks before something whose reach may surprise; `danger` looks like what it is. */
export function Confirm({
  title,
  text,
  action,
  variant = 'danger',
  onConfirm,
  onClose,
}: {
  title: string;
  text: string;
  action: string;
  variant?: 'danger' | 'primary';
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose} width={420}>
      <p className="text-soft mb-0">{text}</p>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant={variant} onClick={onConfirm}>
          {action}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
