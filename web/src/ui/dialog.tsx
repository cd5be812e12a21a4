import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button.tsx';

const firstChoice = 'form input, form textarea, form select, .tf-dialog-foot button';

/**
 * A modal dialog on the native element: focus is kept inside and returns where it came from.
 * @param steady a press beside it does not close it: it holds what would be lost
 */
export function Dialog({
  title,
  onClose,
  children,
  width = 480,
  steady = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  width?: number;
  steady?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement as HTMLElement | null;
    element?.showModal();
    // The browser would choose the close button; what the dialog is for comes first.
    element?.querySelector<HTMLElement>(firstChoice)?.focus();
    return () => {
      element?.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="tf-dialog"
      style={{ '--width': `${width}px` }}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        if (!steady && event.target === event.currentTarget) onClose();
      }}
    >
      <div className="tf-dialog-body">
        <header className="tf-dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton label="Close" size="sm" onClick={onClose}>
            <X size={17} aria-hidden="true" />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}

export function DialogFoot({ children }: { children: ReactNode }) {
  return <footer className="tf-dialog-foot">{children}</footer>;
}
