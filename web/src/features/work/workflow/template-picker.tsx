import { useQuery } from '@tanstack/react-query';
import { ChevronDown, LayoutTemplate } from 'lucide-react';
import type { WorkflowTemplate } from '#api/index.ts';
import { templatesQuery } from '#features/work/projects/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, MenuButton } from '#ui/index.ts';

/** Chooses the states of a template; absent while the workspace has none. */
export function TemplatePicker({ onPick }: { onPick: (template: WorkflowTemplate) => void }) {
  const { slug } = useWorkspace();
  const { data: templates = [] } = useQuery(templatesQuery(slug));
  if (templates.length === 0) return null;
  return (
    <MenuButton
      label="Workflow templates"
      placement="bottom-start"
      entries={templates.map((template) => ({
        key: template.id,
        label: template.name,
        hint: `${template.states.length} states`,
        onSelect: () => onPick(template),
      }))}
      renderTrigger={(props) => (
        <Button size="sm" icon={<LayoutTemplate size={15} aria-hidden="true" />} {...props}>
          Use a template <ChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
    />
  );
}
