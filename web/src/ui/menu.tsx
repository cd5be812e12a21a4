import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { announce } from './announce.tsx';
import { Popover } from './popover.tsx';
import type { Placement } from './place.ts';

export type MenuEntry =
  | {
      kind?: 'item';
      key: string;
      label: string;
      icon?: ReactNode;
      /** Right-aligned: a shortcut, or why the entry is disabled. */
      hint?: string;
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { kind: 'heading'; key: string; label: string }
  | { kind: 'line'; key: string };

export interface MenuProps {
  anchor: HTMLElement;
  label: string;
  entries: MenuEntry[];
  onClose: () => void;
  placement?: Placement;
}

/** A menu of commands; arrows, Home, End and first letters move, Escape returns to the anchor. */
export function Menu({ anchor, label, entries, onClose, placement }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const checked = list.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (checked ?? items(list.current)[0])?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const all = items(list.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all[(at - 1 + all.length) % all.length],
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (event.key === 'Tab') {
      // The browser moves on from where the focus is now.
      anchor.focus();
      onClose();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const rest = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      rest
        .find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
    }
  }

  return (
    <Popover
      anchor={anchor}
      className="tf-menu"
      onKeyDown={onKeyDown}
      onClose={(why) => {
        onClose();
        if (why === 'escape') anchor.focus();
      }}
      {...(placement ? { placement } : {})}
    >
      <div ref={list} role="menu" aria-label={label}>
        {entries.map((entry) => {
          if (entry.kind === 'line') return <hr key={entry.key} className="tf-menu-line" />;
          if (entry.kind === 'heading') {
            return (
              <div key={entry.key} className="tf-menu-heading" role="presentation">
                {entry.label}
              </div>
            );
          }
          const role = entry.checked === undefined ? 'menuitem' : 'menuitemradio';
          return (
            <button
              key={entry.key}
              type="button"
              role={role}
              aria-checked={entry.checked}
              aria-disabled={entry.disabled || undefined}
              tabIndex={-1}
              className={`tf-menu-item${entry.danger ? ' is-danger' : ''}`}
              onClick={() => {
                if (entry.disabled) {
                  if (entry.hint) announce(`${entry.label}: ${entry.hint}.`);
                  return;
                }
                onClose();
                anchor.focus();
                entry.onSelect();
              }}
            >
              <span className="tf-menu-icon">{entry.icon}</span>
              <span dir="auto" className="tf-menu-label">
                {entry.label}
              </span>
              {entry.hint && <span className="tf-menu-hint">{entry.hint}</span>}
              {entry.checked && <Check size={15} aria-hidden="true" className="tf-menu-check" />}
            </button>
          );
        })}
      </div>
    </Popover>
  );
}

function items(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

export interface TriggerProps {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'menu' | 'listbox' | 'dialog';
  'aria-expanded': boolean;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A button that opens a menu; `renderTrigger` receives what the button must carry. */
export function MenuButton({
  label,
  entries,
  renderTrigger,
  placement,
}: {
  label: string;
  entries: MenuEntry[];
  renderTrigger: (props: TriggerProps) => ReactNode;
  placement?: Placement;
}) {
  const { props, anchor, close } = useTrigger('menu');
  return (
    <>
      {renderTrigger(props)}
      {anchor && (
        <Menu
          anchor={anchor}
          label={label}
          entries={entries}
          onClose={close}
          {...(placement ? { placement } : {})}
        />
      )}
    </>
  );
}

/** The state of a button with a surface: `anchor` is the button while the surface is open. */
export function useTrigger(popup: TriggerProps['aria-haspopup']) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const props: TriggerProps = {
    ref: button,
    'aria-haspopup': popup,
    'aria-expanded': anchor !== null,
    onClick: () => setAnchor((open) => (open ? null : button.current)),
    onKeyDown: (event) => {
      if (event.key === 'ArrowDown' && !anchor) {
        event.preventDefault();
        event.stopPropagation();
        setAnchor(button.current);
      }
    },
  };
  return { props, anchor, close: () => setAnchor(null) };
}
