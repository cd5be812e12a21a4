import { ChevronLeft, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Empty } from '#ui/index.ts';
import { AppLink } from './link.tsx';
import { useTitle } from './title.ts';
import { useWorkspace } from './workspace.tsx';

/**
 * A page beneath the settings, or beneath one of those.
 * @param may whether whoever looks may see it
 * @param why said to whoever may not
 * @param back where it leads up to: the settings, unless another page is named
 */
export function SettingsFrame({
  title,
  may,
  why,
  back,
  action,
  children,
}: {
  title: string;
  may: boolean;
  why: string;
  back?: { to: string; name: string };
  action?: ReactNode;
  children: ReactNode;
}) {
  const { tenant, paths } = useWorkspace();
  useTitle(title, tenant.name);
  return (
    <main className="tf-page is-narrow">
      <AppLink to={back?.to ?? paths.settings} exact className="tf-back">
        <ChevronLeft size={15} aria-hidden="true" /> {back?.name ?? 'Settings'}
      </AppLink>
      <header className="tf-page-head">
        <h1>{title}</h1>
        {may && action}
      </header>
      {may ? (
        children
      ) : (
        <Empty icon={<ShieldAlert size={22} />} title="For owners and admins">
          {why} Ask one of them.
        </Empty>
      )}
    </main>
  );
}
