export type Placement = 'bottom-start' | 'bottom-end' | 'right-start';

const gap = 4;
const margin = 8;

/** Puts a fixed surface beside its anchor and keeps it inside the window, flipping when needed. */
export function place(surface: HTMLElement, anchor: HTMLElement, placement: Placement): void {
  const box = anchor.getBoundingClientRect();
  const width = surface.offsetWidth;
  const height = surface.offsetHeight;
  let left = placement === 'bottom-end' ? box.right - width : box.left;
  let top = box.bottom + gap;
  if (placement === 'right-start') {
    left = box.right + gap;
    top = box.top;
    if (left + width > innerWidth - margin) left = box.left - width - gap;
  } else if (top + height > innerHeight - margin && box.top - height - gap > margin) {
    top = box.top - height - gap;
  }
  surface.style.left = `${clamp(left, margin, innerWidth - width - margin)}px`;
  surface.style.top = `${clamp(top, margin, innerHeight - height - margin)}px`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
