import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';

interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'problem';
  action?: { label: string; run: () => void };
  /** A later message of the same topic takes its place. */
  topic?: string;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number) {
  change(toasts.filter((each) => each.id !== id));
}

/**
 * Shows a short message for a few seconds; `action` is typically Undo.
 * @param topic a later message of the same topic replaces it
 */
export function toast(text: string, action?: Toast['action'], topic?: string): void {
  add({ text, tone: 'done', ...(action ? { action } : {}), ...(topic ? { topic } : {}) });
}

/** Shows that something failed; it stays longer and interrupts a screen reader. */
export function toastProblem(text: string, action?: Toast['action']): void {
  add({ text, tone: 'problem', ...(action ? { action } : {}) });
}

function add(entry: Omit<Toast, 'id'>) {
  const others = toasts.filter(
    (each) => each.text !== entry.text && !(entry.topic && each.topic === entry.topic),
  );
  change([...others.slice(-2), { ...entry, id: ++lastId }]);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="tf-toasts" role="region" aria-label="Messages">
      {shown.map((entry) => (
        <ToastCard key={entry.id} entry={entry} />
      ))}
    </div>
  );
}

function ToastCard({ entry }: { entry: Toast }) {
  const stay = entry.action ? 9000 : entry.tone === 'problem' ? 8000 : 4000;
  useEffect(() => {
    const timer = setTimeout(() => dismiss(entry.id), stay);
    return () => clearTimeout(timer);
  }, [entry.id, stay]);
  return (
    <div
      className={`tf-toast is-${entry.tone}`}
      role={entry.tone === 'problem' ? 'alert' : 'status'}
    >
      {entry.tone === 'problem' ? (
        <CircleAlert size={17} aria-hidden="true" />
      ) : (
        <CircleCheck size={17} aria-hidden="true" />
      )}
      <span dir="auto" className="tf-toast-text">
        {entry.text}
      </span>
      {entry.action && (
        <button
          type="button"
          className="tf-toast-action"
          onClick={() => {
            dismiss(entry.id);
            entry.action?.run();
          }}
        >
          {entry.action.label}
        </button>
      )}
      <button
        type="button"
        className="tf-toast-close"
        aria-label="Dismiss"
        onClick={() => dismiss(entry.id)}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
