import { useEffect, useRef, type RefObject } from 'react';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const textTypes = new Set(['text', 'email', 'url', 'password', 'tel', 'number', 'textarea']);

function isTextControl(target: EventTarget | null): target is TextControl {
  return (
    (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
    textTypes.has(target.type) &&
    // The search field of a picker is no text of the form.
    !target.readOnly &&
    target.closest('[popover]') === null
  );
}

/** Tells whether a text field inside an element holds something else than when it was entered first. */
export function useTyped(container: RefObject<HTMLElement | null>): () => boolean {
  const firsts = useRef(new Map<TextControl, string>());
  useEffect(() => {
    const element = container.current;
    const note = ({ target }: Event) => {
      if (isTextControl(target) && !firsts.current.has(target))
        firsts.current.set(target, target.value);
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [container]);
  return () =>
    [...firsts.current].some(([control, first]) => control.isConnected && control.value !== first);
}
