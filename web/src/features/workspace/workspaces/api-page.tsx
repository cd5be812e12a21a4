import { BookOpen, ExternalLink } from 'lucide-react';
import { CopyField } from '#ui/index.ts';
import { Fact, Section, SettingsFrame, useWorkspace } from '#shared/index.ts';

/** How programs reach the workspace. */
export default function ApiPage() {
  const { tenant } = useWorkspace();
  return (
    <SettingsFrame title="API" intro="Everything that the page does, your own programs can do.">
      <Section title="Reference" text="Every operation, with its fields and refusals.">
        <dl className="tf-settings-facts">
          <Fact
            icon={<BookOpen size={16} />}
            name="OpenAPI"
            action={
              <a
                className="btn btn-secondary btn-sm"
                href="/api/docs"
                target="_blank"
                rel="noreferrer"
              >
                <ExternalLink size={13} aria-hidden="true" /> Open API reference
              </a>
            }
          >
            <span className="text-soft">Generate a client from it in any language.</span>
          </Fact>
        </dl>
      </Section>
      <Section title="Address" text="Where requests for this workspace go.">
        <CopyField
          label="Base URL"
          what="the base URL"
          text={`${new URL(tenant.url).origin}/api/v1`}
        />
      </Section>
    </SettingsFrame>
  );
}
