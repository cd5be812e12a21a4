import { Check, Plus, Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTrigger, type TriggerProps } from './menu.tsx';
import type { Placement } from './place.ts';
import { Popover } from './popover.tsx';

export interface PickerOption {
  id: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
}

export interface PickerProps {
  label: string;
  options: PickerOption[];
  selected: readonly string[];
  onPick: (id: string) => void;
  /** Several may be chosen; the list then stays open. */
  multiple?: boolean;
  /** Offers to make what was typed when nothing is called exactly so. */
  onCreate?: (text: string) => void;
  /** Tells what is typed, so that a longer list can be searched elsewhere. */
  onQuery?: (text: string) => void;
  searchable?: boolean;
  placement?: Placement;
}

/** A searchable list to choose from: a combobox whose focus stays in the search field. */
export function Picker({
  anchor,
  onClose,
  ...props
}: PickerProps & { anchor: HTMLElement; onClose: () => void }) {
  const {
    label,
    options,
    selected,
    onPick,
    multiple = false,
    onCreate,
    onQuery,
    searchable = true,
  } = props;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const typed = query.trim();
  const found = options.filter((option) =>
    option.label.toLowerCase().includes(typed.toLowerCase()),
  );
  const exact = options.some((option) => option.label.toLowerCase() === typed.toLowerCase());
  const create = onCreate && typed && !exact ? onCreate : undefined;
  const count = found.length + (create ? 1 : 0);
  const current = Math.min(active, count - 1);

  function choose(index: number) {
    const option = found[index];
    if (option) onPick(option.id);
    else if (create) create(typed);
    else return;
    if (multiple) {
      setQuery('');
      onQuery?.('');
    } else finish();
  }

  function finish() {
    onClose();
    anchor.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count > 0) {
      event.preventDefault();
      const next = (current + step + count) % count;
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Tab') {
      // The browser moves on from where the focus is now: from the button, not from the end of the page.
      finish();
    }
  }

  return (
    <Popover
      anchor={anchor}
      className="tf-menu tf-picker"
      onKeyDown={onKeyDown}
      onClose={(why) => (why === 'escape' ? finish() : onClose())}
      {...(props.placement ? { placement: props.placement } : {})}
    >
      <div className={searchable ? 'tf-picker-search' : 'visually-hidden'}>
        <Search size={15} aria-hidden="true" />
        <input
          dir="auto"
          // The list is opened to be searched, so the field is where typing should land.
          data-first-focus
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={count > 0 ? `${id}-${current}` : undefined}
          aria-label={label}
          placeholder={label}
          value={query}
          readOnly={!searchable}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            onQuery?.(event.target.value);
          }}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        // A press on an option must not take the focus from the field.
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.map((option, index) => (
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={selected.includes(option.id)}
            className={`tf-menu-item${index === current ? ' is-active' : ''}`}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(index)}
          >
            <span className="tf-menu-icon">{option.icon}</span>
            <span dir="auto" className="tf-menu-label">
              {option.label}
            </span>
            {option.hint && <span className="tf-menu-hint">{option.hint}</span>}
            {selected.includes(option.id) && (
              <Check size={15} aria-hidden="true" className="tf-menu-check" />
            )}
          </div>
        ))}
        {create && (
          <div
            id={`${id}-${found.length}`}
            role="option"
            aria-selected="false"
            className={`tf-menu-item${current === found.length ? ' is-active' : ''}`}
            onClick={() => choose(found.length)}
          >
            <span className="tf-menu-icon">
              <Plus size={15} aria-hidden="true" />
            </span>
            <span className="tf-menu-label">Create “{typed}”</span>
          </div>
        )}
      </div>
      {count === 0 && (
        <p className="tf-picker-none" role="status">
          Nothing matches.
        </p>
      )}
    </Popover>
  );
}

/** A button that opens a picker. */
export function PickerButton({
  renderTrigger,
  ...props
}: PickerProps & { renderTrigger: (props: TriggerProps) => ReactNode }) {
  const { props: button, anchor, close } = useTrigger('listbox');
  return (
    <>
      {renderTrigger(button)}
      {anchor && <Picker {...props} anchor={anchor} onClose={close} />}
    </>
  );
}
