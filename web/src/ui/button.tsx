import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: 'sm' | 'md' | 'lg';
  icon?: ReactNode;
  /** Shows work in progress and ignores clicks, without moving the layout or the focus. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const sizes = { sm: ' btn-sm', md: '', lg: ' btn-lg' };

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  busy = false,
  className = '',
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={`btn btn-${variant}${sizes[size]} ${className}`}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <span className="tf-busy" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}

/** A square button that shows only an icon; `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  variant = 'ghost',
  className = '',
  children,
  ...rest
}: Omit<ButtonProps, 'icon'> & { label: string }) {
  return (
    <Button
      variant={variant}
      className={`btn-icon ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      {children}
    </Button>
  );
}
