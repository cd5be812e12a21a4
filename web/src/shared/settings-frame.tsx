import { ChevronLeft, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Empty } from '#ui/index.ts';
import { AppLink } from './link.tsx';
import { useTitle } from './title.ts';
import { useWorkspace } from './workspace.tsx';
import './settings.css';

/**
 * A screen of the settings; the navigation between them stands beside it.
 * @param intro what the screen is for, in a sentence
 * @param may whether the viewer may see it
 * @param why shown to a viewer who may not
 * @param back the screen it belongs to, when it is no section of its own
 */
export function SettingsFrame({
  title,
  intro,
  may = true,
  why,
  back,
  action,
  children,
}: {
  title: string;
  intro?: ReactNode;
  may?: boolean;
  why?: string;
  back?: { to: string; name: string };
  action?: ReactNode;
  children: ReactNode;
}) {
  const { tenant } = useWorkspace();
  useTitle(title, tenant.name);
  return (
    <main className="tf-page is-narrow">
      {back && (
        <AppLink to={back.to} exact className="tf-back">
          <ChevronLeft size={16} aria-hidden="true" /> {back.name}
        </AppLink>
      )}
      <header className="tf-page-head">
        <h1>{title}</h1>
        {may && action}
      </header>
      {may && intro && <p className="tf-page-intro">{intro}</p>}
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
