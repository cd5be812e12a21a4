import { Database } from 'lucide-react';
import { Fact, Section, SettingsFrame, useWorkspace } from '#shared/index.ts';
import { RetentionForm } from './retention-form.tsx';

/** Where the workspace is stored, in the plan's words. */
const storage: Record<string, string> = {
  shared: 'A database shared with other workspaces. Every row is bound to yours.',
  schema: 'Your own tables in a shared database.',
  dedicated: 'Your own database.',
};

/** How long the workspace keeps what is deleted and completed, and where. */
export default function DataPage() {
  const { tenant } = useWorkspace();
  return (
    <SettingsFrame
      title="Data retention"
      may={tenant.can.update}
      why="What the workspace keeps is set by owners and admins."
    >
      <Section title="Trash and completed work" text="How long deleted and completed work is kept.">
        <RetentionForm />
      </Section>
      <Section title="Data storage" text={`Where the data of ${tenant.name} is kept.`}>
        <dl className="tf-settings-facts">
          <Fact icon={<Database size={16} />} name="Storage">
            {storage[tenant.isolation] ?? tenant.isolation}
          </Fact>
        </dl>
      </Section>
    </SettingsFrame>
  );
}
