import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { mayLeave } from './leave.ts';
import { useTyped } from './typed.ts';
import { useUnsaved } from './unsaved.ts';

const firstChoice = 'form input, form textarea, form select, .tf-dialog-foot button';

/**
 * A modal dialog on the native element: focus is kept inside and returns where it came from. Escape, a
 * press beside it and its × ask before typed text is lost; other ways to close it are the caller's.
 * @param steady a press beside it does not close it: it holds what would be lost
 * @param unsaved whether it holds what would be lost; without it, whether its text fields were changed
 * @param keepsDraft what is typed is kept as a draft, which `onDiscard` throws away
 */
export function Dialog({
  title,
  onClose,
  children,
  width = 480,
  steady = false,
  unsaved,
  keepsDraft = false,
  onDiscard,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  width?: number;
  steady?: boolean;
  unsaved?: boolean;
  keepsDraft?: boolean;
  onDiscard?: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const hasTyped = useTyped(dialog);
  const text = useUnsaved(() => unsaved ?? hasTyped(), { keepsDraft, onDiscard });
  const leave = async () => {
    if (await mayLeave([text.current])) onClose();
  };
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
        void leave();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Without a click in between, the browser closes at a second Escape and asks nobody.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented)
          return;
        event.preventDefault();
        void leave();
      }}
      onPointerDown={(event) => {
        if (!steady && event.target === event.currentTarget) void leave();
      }}
    >
      <div className="tf-dialog-body">
        <header className="tf-dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton label="Close" size="sm" onClick={() => void leave()}>
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
