import { Cable, Database, ExternalLink, Globe, Link2, ShieldCheck, Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { site } from '#api/index.ts';
import { openAtOwnHost } from '#features/identity/index.ts';
import { AppLink, dayOf, useTitle, useWorkspace } from '#shared/index.ts';
import { Button, Segmented, useTheme, type ThemeChoice } from '#ui/index.ts';
import { addressIn } from './address.ts';
import { DayForm } from './day-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { RetentionForm } from './retention-form.tsx';
import { WorkspaceNameForm } from './workspace-name-form.tsx';

const themes: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
];

const isolation: Record<string, { name: string; text: string }> = {
  shared: {
    name: 'Shared tables',
    text: 'Every row carries your workspace, and the database checks it.',
  },
  schema: {
    name: 'Own schema',
    text: 'Your tables are yours alone, behind the same database checks.',
  },
  dedicated: { name: 'Own database', text: 'No other workspace lives in your database.' },
};

export default function SettingsPage() {
  const { tenant, paths } = useWorkspace();
  useTitle('Settings', tenant.name);
  const [theme, setTheme] = useTheme();
  const kind = isolation[tenant.isolation] ?? { name: tenant.isolation, text: '' };
  return (
    <main className="tf-page is-narrow">
      <header className="tf-page-head">
        <h1>Settings</h1>
      </header>
      <Section title="Workspace" text="What everyone in it sees.">
        <WorkspaceNameForm />
        <dl className="tf-settings-facts">
          <Fact icon={<Globe size={16} />} name="Address">
            <span className="mono">{addressIn(tenant.url)}</span>
            {site().kind === 'base' && (
              <Button
                size="sm"
                look="ghost"
                icon={<ExternalLink size={13} aria-hidden="true" />}
                onClick={() => openAtOwnHost(tenant.url)}
              >
                Open there
              </Button>
            )}
          </Fact>
          {tenant.can.manageDomains && (
            <Fact icon={<Link2 size={16} />} name="Domains">
              <span className="text-soft">Work at an address of your own.</span>
              <AppLink to={paths.domains} className="btn btn-secondary btn-sm">
                Manage domains
              </AppLink>
            </Fact>
          )}
          {tenant.can.manageWebhooks && (
            <Fact icon={<Webhook size={16} />} name="Webhooks">
              <span className="text-soft">Tell other systems what happens here.</span>
              <AppLink to={paths.webhooks} className="btn btn-secondary btn-sm">
                Manage webhooks
              </AppLink>
            </Fact>
          )}
          {tenant.can.manageExternalSources && (
            <Fact icon={<Cable size={16} />} name="Outside sources">
              <span className="text-soft">Tasks of other systems, read through the API.</span>
              <AppLink to={paths.sources} className="btn btn-secondary btn-sm">
                Manage sources
              </AppLink>
            </Fact>
          )}
          <Fact icon={<ShieldCheck size={16} />} name="Isolation">
            <span className="tf-badge is-success">{kind.name}</span>
            <span className="text-soft">{kind.text}</span>
          </Fact>
          <Fact icon={<Database size={16} />} name="Plan">
            <span className="text-capitalize">{tenant.plan}</span>
            <span className="text-faint">since {dayOf(tenant.createdAt)}</span>
          </Fact>
        </dl>
      </Section>
      {tenant.can.update && (
        <>
          <Section title="Day" text="When the workspace’s day begins and ends.">
            <DayForm />
          </Section>
          <Section title="Keeping" text="How long the workspace keeps what is done or deleted.">
            <RetentionForm />
          </Section>
        </>
      )}
      <Section title="You" text="Your name, here and in your other workspaces.">
        <ProfileForm />
      </Section>
      <Section title="Notifications" text="What you hear of, and how.">
        <AppLink to={paths.notifications} className="btn btn-secondary">
          Choose notifications
        </AppLink>
      </Section>
      <Section title="Appearance" text="Kept in this browser.">
        <Segmented label="Theme" value={theme} options={themes} onChange={setTheme} />
      </Section>
      <Section title="Keyboard" text="Work without reaching for the mouse.">
        <dl className="tf-keys">
          {shortcuts.map(([keys, text]) => (
            <div key={text}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} className="tf-kbd">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </main>
  );
}

const shortcuts: [string[], string][] = [
  [['C'], 'Create a task or a project'],
  [['/'], 'Filter'],
  [['←', '↑', '↓', '→'], 'Go from card to card'],
  [['Shift', '←', '→'], 'Move a card to another column'],
  [['Shift', '↑', '↓'], 'Move a card within its column'],
  [['M'], 'Open the move menu of a card'],
  [['Enter'], 'Open a card'],
  [['Esc'], 'Close the panel'],
  [['J', 'K'], 'Go up and down the inbox'],
  [['E'], 'Mark as read, or unread'],
  [['S'], 'Snooze'],
];

function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="tf-settings" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <span aria-hidden="true">{icon}</span> {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
