import { Database, ExternalLink, Globe } from 'lucide-react';
import { site } from '#api/index.ts';
import { openAtOwnHost } from '#features/accounts/identity/index.ts';
import { dayOf, Fact, Section, SettingsFrame, useWorkspace } from '#shared/index.ts';
import { Button } from '#ui/index.ts';
import { addressIn } from './address.ts';
import { DayForm } from './day-form.tsx';
import { WorkspaceNameForm } from './workspace-name-form.tsx';

/** The workspace itself: what it is called, where it is found, and its time zone. */
export default function SettingsPage() {
  const { tenant } = useWorkspace();
  return (
    <SettingsFrame title="General">
      <Section title="Workspace name" text="What everyone in the workspace sees.">
        <WorkspaceNameForm />
      </Section>
      <Section title="Address and plan" text="Where people find the workspace.">
        <dl className="tf-settings-facts">
          <Fact
            icon={<Globe size={16} />}
            name="Address"
            action={
              site().kind === 'base' && (
                <Button
                  size="sm"
                  icon={<ExternalLink size={13} aria-hidden="true" />}
                  onClick={() => openAtOwnHost(tenant.url)}
                >
                  Open
                </Button>
              )
            }
          >
            <span className="mono">{addressIn(tenant.url)}</span>
          </Fact>
          <Fact icon={<Database size={16} />} name="Plan">
            <span className="text-capitalize">{tenant.plan}</span>{' '}
            <span className="text-faint">since {dayOf(tenant.createdAt)}</span>
          </Fact>
        </dl>
      </Section>
      {tenant.can.update && (
        <Section title="Time zone" text="When a day begins and ends for the workspace.">
          <DayForm />
        </Section>
      )}
    </SettingsFrame>
  );
}
