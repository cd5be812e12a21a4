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
}

/**
 * A floating surface beside its anchor, in the browser's top layer, so no ancestor clips it.
 * Closes on Escape and on a press outside; events inside never reach what lies behind.
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
    const update = () => place(element, anchor, placement);
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    window.addEventListener('resize', update);
    window.addEventListener('scroll', update, true);
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!element.contains(target) && !anchor.contains(target)) close.current('outside');
    };
    document.addEventListener('pointerdown', outside, true);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', update);
      window.removeEventListener('scroll', update, true);
      document.removeEventListener('pointerdown', outside, true);
    };
  }, [anchor, placement]);

  // A modal dialog makes everything outside it inert, so inside one the surface lives there.
  return createPortal(
    <div
      ref={surface}
      popover="manual"
      className={`tf-popover ${className}`}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        onKeyDown?.(event);
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose('escape');
        }
      }}
    >
      {children}
    </div>,
    anchor.closest('dialog') ?? document.body,
  );
}
