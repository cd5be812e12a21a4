import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A box to tick, with its name and what it means. @param mixed some of what it stands for is chosen */
export function Checkbox({
  label,
  hint,
  checked,
  mixed = false,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  mixed?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <div className="tf-checkbox">
      <input
        ref={box}
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span id={`${id}-hint`} className="tf-checkbox-hint">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
