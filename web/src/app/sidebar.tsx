import { X } from 'lucide-react';
import { use, useEffect, useRef } from 'react';
import { navigationOf } from '#manifest/index.ts';
import { AppLink, useWorkspace } from '#shared/index.ts';
import { IconButton } from '#ui/index.ts';
import { Corner } from './corner.tsx';
import { FeatureList } from './features.ts';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

export function Sidebar({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { paths } = useWorkspace();
  const features = use(FeatureList);
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    if (open) bar.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [open]);

  return (
    <>
      {open && <div className="tf-sidebar-scrim" onClick={onClose} aria-hidden="true" />}
      <aside
        ref={bar}
        aria-label="Navigation"
        className={`tf-sidebar${open ? ' is-open' : ''}`}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open) {
            event.stopPropagation();
            onClose();
          }
        }}
      >
        <div className="tf-sidebar-top">
          <WorkspaceMenu />
          <Corner />
          <IconButton label="Close navigation" className="tf-sidebar-close" onClick={onClose}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        </div>
        <nav aria-label="Workspace" className="tf-nav">
          {navigationOf(features).map(({ name, path, Icon }) => (
            <AppLink key={path} to={paths.screen(path)} className="tf-nav-item">
              <Icon size={16} aria-hidden="true" /> {name}
            </AppLink>
          ))}
        </nav>
        {features.map(({ name, sidebar: Part }) => Part && <Part key={name} />)}
        <UserMenu />
      </aside>
    </>
  );
}
