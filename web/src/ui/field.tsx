import { useEffect, useId, useRef, type ReactNode } from 'react';

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  /** Text runs in the direction it is written in. */
  dir: 'auto';
  className: string;
}

/** A label, its control, a hint and an error, tied together for every kind of reader. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  children,
  kind = 'form-control',
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  kind?: 'form-control' | 'form-select';
  children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="tf-field">
      <label className="form-label" htmlFor={id}>
        {label}
        {optional && <span className="text-faint fw-normal"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-describedby': note,
        'aria-invalid': error ? true : undefined,
        dir: 'auto',
        className: `${kind}${error ? ' is-invalid' : ''}`,
      })}
      {error ? (
        <div id={`${id}-error`} className="invalid-feedback d-block">
          {error}
        </div>
      ) : (
        hint && (
          <div id={`${id}-hint`} className="form-text">
            {hint}
          </div>
        )
      )}
    </div>
  );
}

/** What went wrong with the whole form, announced and brought into sight when it appears. */
export function FormError({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [children]);
  if (!children) return null;
  return (
    <div ref={box} className="tf-form-error" role="alert">
      {children}
    </div>
  );
}
