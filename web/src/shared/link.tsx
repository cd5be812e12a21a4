import { Link, useNavigate } from '@tanstack/react-router';
import {
  useCallback,
  type CSSProperties,
  type KeyboardEventHandler,
  type MouseEventHandler,
  type ReactNode,
  type Ref,
} from 'react';

export type Search = Record<string, string | true | undefined>;

export interface AppLinkProps {
  /** A path from the path builder. */
  to: string;
  search?: Search;
  /** A place in that screen, without `#`. */
  hash?: string | undefined;
  /** Marks the link as the current page only on an exact match. */
  exact?: boolean;
  className?: string;
  style?: CSSProperties;
  title?: string;
  /** `auto` for text that people wrote. */
  dir?: 'auto';
  draggable?: boolean;
  tabIndex?: number;
  'aria-label'?: string;
  onClick?: MouseEventHandler<HTMLAnchorElement>;
  onKeyDown?: KeyboardEventHandler<HTMLAnchorElement>;
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link to another screen; the screen's data is fetched when the pointer rests on it. */
export function AppLink({ to, search = {}, hash, exact = false, ...rest }: AppLinkProps) {
  return (
    <Link
      to={to}
      search={search}
      {...(hash !== undefined && { hash })}
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      preload="intent"
      {...rest}
    />
  );
}

/** Goes to a path from the path builder. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (to: string, options: { search?: Search; replace?: boolean } = {}) =>
      void navigate({ to, search: options.search ?? {}, replace: options.replace ?? false }),
    [navigate],
  );
}
