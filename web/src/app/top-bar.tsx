import { Menu as MenuIcon } from 'lucide-react';
import { createContext, use, type ReactNode } from 'react';
import { IconButton } from '#ui/index.ts';
import { Corner } from './corner.tsx';

/** Opens the navigation where it is hidden, on small screens. */
export const OpenNavigation = createContext<() => void>(() => undefined);

/** The line at the top of every screen. */
export function TopBar({ children }: { children: ReactNode }) {
  const open = use(OpenNavigation);
  return (
    <header className="tf-bar">
      <IconButton label="Open navigation" className="tf-bar-burger" onClick={open}>
        <MenuIcon size={19} aria-hidden="true" />
      </IconButton>
      {children}
      <div className="tf-bar-bell">
        <Corner />
      </div>
    </header>
  );
}
