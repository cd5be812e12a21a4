import { useEffect } from 'react';
import { messageOf } from '#api/index.ts';
import { announce, toast, toastProblem } from '#ui/index.ts';

interface Step {
  text: string;
  /** Throws a sentence that says why it cannot be undone any more. */
  undo: () => Promise<unknown>;
}

/** As many as anybody would go back. */
const MOST = 50;
let steps: Step[] = [];
/** Changes that can be undone once they are answered. */
const unanswered = new Set<Promise<unknown>>();

/**
 * Says what was done, with Undo beside it; Ctrl+Z does the same. Later messages replace earlier ones.
 * @param text such as `APO-2 moved to Done`
 * @param undo throws a Problem or an Error whose sentence says why it cannot be undone any more
 */
export function did(text: string, undo: () => Promise<unknown>): void {
  const step = remember(text, undo);
  toast(text, { label: 'Undo', run: () => void take(step) }, 'undo');
}

/** Lets Ctrl+Z undo what is not worth a message, or has one of its own. */
export function remember(text: string, undo: () => Promise<unknown>): Step {
  const step = { text, undo };
  steps = [...steps.slice(1 - MOST), step];
  return step;
}

/** A change that will be remembered when it is answered: until then, an undo waits for it. */
export function awaitStep(answer: Promise<unknown>): void {
  const settled = answer.catch(() => undefined).finally(() => unanswered.delete(settled));
  unanswered.add(settled);
}

async function take(step: Step): Promise<void> {
  steps = steps.filter((each) => each !== step);
  try {
    await step.undo();
    toast(`Undone: ${step.text}`, undefined, 'undo');
    announce(`Undone: ${step.text}.`);
  } catch (error) {
    toastProblem(`Couldn’t undo “${step.text}”: ${messageOf(error)}`);
  }
}

/** Undoes the last change that was made in this tab, once it is answered; never an earlier one in its place. */
export async function undoLast(): Promise<void> {
  if (unanswered.size > 0) await Promise.all(unanswered);
  const last = steps.at(-1);
  if (last) void take(last);
  else toast('Nothing to undo', undefined, 'undo');
}

/** Ctrl+Z, or Cmd+Z on a Mac. In a text field the key belongs to the text. */
export function useUndoKey(workspace: string): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isUndo =
        event.key.toLowerCase() === 'z' &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey;
      if (!isUndo || event.defaultPrevented || isText(event.target)) return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      event.preventDefault();
      void undoLast();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      steps = [];
    };
  }, [workspace]);
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input, textarea, [contenteditable]');
  if (!field) return false;
  return !(field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type));
}
