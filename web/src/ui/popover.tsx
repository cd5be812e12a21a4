import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { place, type Placement } from './place.ts';

export interface PopoverProps {
  anchor: HTMLElement;
  onClose: (why: 'escape' | 'outside' | 'done') => void;
  children: ReactNode;
  placement?: Placement;
  className?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  /** For a surface that is a dialog of its own; a menu and a list have their roles inside. */
  role?: 'dialog';
  label?: string;
}

const homes = 'dialog, [role="dialog"], main, [role="main"], nav, aside, [role="search"], header';

/** Open surfaces, the innermost last: Escape closes that one alone. */
const open: HTMLElement[] = [];

/**
 * A floating surface beside its anchor, in the browser's top layer, so no ancestor clips it.
 * Closes on Escape, wherever the focus is, and on a press outside; events inside never reach what lies
 * behind. A child marked `data-first-focus` takes the focus once the surface is visible.
 */
export function Popover(props: PopoverProps) {
  const {
    anchor,
    onClose,
    children,
    placement = 'bottom-start',
    className = '',
    onKeyDown,
  } = props;
  const surface = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const element = surface.current;
    if (!element) return;
    element.showPopover();
    open.push(element);
    const update = () => place(element, anchor, placement);
    update();
    // Hidden elements take no focus, so autoFocus, which React applies earlier, would be lost.
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    window.addEventListener('resize', update);
    window.addEventListener('scroll', update, true);
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!element.contains(target) && !anchor.contains(target)) close.current('outside');
    };
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || open.at(-1) !== element) return;
      // A dialog that lies over the surface is closed first.
      if (document.activeElement?.closest('dialog[open]')?.contains(element) === false) return;
      event.preventDefault();
      event.stopPropagation();
      close.current('escape');
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('keydown', escape, true);
    return () => {
      open.splice(open.indexOf(element), 1);
      observer.disconnect();
      window.removeEventListener('resize', update);
      window.removeEventListener('scroll', update, true);
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('keydown', escape, true);
    };
  }, [anchor, placement]);

  // A modal dialog makes everything outside it inert, so inside one the surface lives there. Elsewhere it
  // belongs to the landmark of its anchor, where a screen reader expects it.
  return createPortal(
    <div
      ref={surface}
      popover="manual"
      role={props.role}
      aria-label={props.label}
      className={`tf-popover ${className}`}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        onKeyDown?.(event);
      }}
    >
      {children}
    </div>,
    anchor.closest(homes) ?? document.body,
  );
}
