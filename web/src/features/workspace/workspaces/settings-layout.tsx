import { Outlet, useLocation } from '@tanstack/react-router';
import {
  Bell,
  Building2,
  Keyboard,
  Plug,
  ShieldCheck,
  Tags,
  UserRound,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { AppLink, useWorkspace, type SettingsSection } from '#shared/index.ts';
import './settings.css';

type Entry = readonly [section: SettingsSection, name: string, Icon: LucideIcon];

const ofWorkspace: readonly Entry[] = [
  ['workspace', 'Workspace', Building2],
  ['members', 'Members', Users],
  ['labels', 'Labels', Tags],
  ['integrations', 'Integrations', Plug],
];
const ofPerson: readonly Entry[] = [
  ['account', 'Account', UserRound],
  ['security', 'Security', ShieldCheck],
  ['notifications', 'Notifications', Bell],
  ['shortcuts', 'Shortcuts', Keyboard],
];

/** The settings: their sections beside the one that is open, on a phone above it. */
export default function SettingsLayout() {
  const { tenant, paths } = useWorkspace();
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections scroll sideways: the open one has to be in sight.
  useLayoutEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[data-active], .is-current');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - 48;
  }, []);
  const groups = [
    [tenant.name, ofWorkspace],
    ['You', ofPerson],
  ] as const;
  /** Screens that belong to a section without lying beneath its address. */
  const belongs: Partial<Record<SettingsSection, readonly string[]>> = {
    workspace: [paths.domains],
    integrations: [paths.webhooks, paths.sources],
  };
  return (
    <div className="tf-settings-frame">
      <nav ref={nav} className="tf-settings-nav" aria-label="Settings">
        {groups.map(([title, entries]) => (
          <div key={title} className="tf-settings-group">
            <span className="tf-settings-group-name truncate" aria-hidden="true" dir="auto">
              {title}
            </span>
            {entries.map(([section, name, Icon]) => (
              <SettingsLink
                key={section}
                to={paths.settingsOf(section)}
                also={belongs[section] ?? []}
              >
                <Icon size={16} aria-hidden="true" /> {name}
              </SettingsLink>
            ))}
          </div>
        ))}
      </nav>
      <div className="tf-settings-screen">
        <Outlet />
      </div>
    </div>
  );
}

function SettingsLink({
  to,
  also,
  children,
}: {
  to: string;
  also: readonly string[];
  children: ReactNode;
}) {
  const pathname = useLocation({ select: (location) => location.pathname });
  const isHere = also.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <AppLink to={to} className={`tf-nav-item${isHere ? ' is-current' : ''}`}>
      {children}
    </AppLink>
  );
}
