import { BookOpen, Cable, Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { AppLink, SettingsFrame, useWorkspace } from '#shared/index.ts';

/** The ways to other systems. */
export default function IntegrationsPage() {
  const { tenant, paths } = useWorkspace();
  return (
    <SettingsFrame title="Integrations" intro="Connect the workspace to your other tools.">
      <ul className="tf-rows">
        <Row
          icon={<Webhook size={18} />}
          name="Webhooks"
          text="Send events to other systems as they happen."
          action={
            <Manage may={tenant.can.manageWebhooks} to={paths.webhooks} label="Manage webhooks" />
          }
        />
        <Row
          icon={<Cable size={18} />}
          name="External sources"
          text="Read tasks from GitHub, GitLab, Jira or your own system through the API."
          action={
            <Manage
              may={tenant.can.manageExternalSources}
              to={paths.sources}
              label="Manage sources"
            />
          }
        />
        <Row
          icon={<BookOpen size={18} />}
          name="API"
          text="Everything the page does, your programs can do: the reference has every operation."
          action={
            <a
              className="btn btn-secondary btn-sm"
              href="/api/docs"
              target="_blank"
              rel="noreferrer"
            >
              Open API reference
            </a>
          }
        />
      </ul>
    </SettingsFrame>
  );
}

function Manage({ may, to, label }: { may: boolean; to: string; label: string }) {
  if (!may) return <span className="text-faint">For owners and admins</span>;
  return (
    <AppLink to={to} className="btn btn-secondary btn-sm">
      {label}
    </AppLink>
  );
}

function Row({
  icon,
  name,
  text,
  action,
}: {
  icon: ReactNode;
  name: string;
  text: string;
  action: ReactNode;
}) {
  return (
    <li className="tf-settings-row">
      <span className="tf-settings-row-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="tf-settings-row-text">
        <strong>{name}</strong>
        <span>{text}</span>
      </span>
      {action}
    </li>
  );
}
