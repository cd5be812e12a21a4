import { Outlet, useLocation } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { use } from 'react';
import { settingsOf } from '#manifest/index.ts';
import { AppLink, useWorkspace } from '#shared/index.ts';
import { FeatureList } from '../features.ts';
import { Outside } from './outside.ts';
import { SettingsNav } from './nav.tsx';
import './settings.css';

/** The settings: their pages at the side of the one that is open. On a phone the list of them is a page itself. */
export default function SettingsLayout() {
  const { tenant, paths } = useWorkspace();
  const pathname = useLocation({ select: (location) => location.pathname });
  const sections = settingsOf(use(FeatureList), tenant);
  const outside = use(Outside);
  const isPage = sections
    .flatMap(({ pages }) => pages)
    .some(({ address }) => pathname === paths.settingsOf(address));
  return (
    <div className="tf-settings-frame">
      <aside className="tf-settings-side" aria-label="Settings navigation">
        <AppLink
          to={outside?.to ?? paths.projects}
          {...(outside && { search: outside.search })}
          className="tf-settings-leave"
        >
          <ChevronLeft size={16} aria-hidden="true" />
          <span className="truncate" dir="auto">
            Back to {tenant.name}
          </span>
        </AppLink>
        <p className="tf-settings-title">Settings</p>
        <SettingsNav sections={sections} />
      </aside>
      <div className="tf-settings-screen">
        {isPage && (
          <AppLink to={paths.settings} exact className="tf-settings-back">
            <ChevronLeft size={18} aria-hidden="true" /> Settings
          </AppLink>
        )}
        <Outlet />
      </div>
    </div>
  );
}
