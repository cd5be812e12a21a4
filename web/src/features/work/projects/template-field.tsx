import { useQuery } from '@tanstack/react-query';
import { statusName } from '#features/work/fields/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Field } from '#ui/index.ts';
import { templatesQuery } from './queries.ts';

const DEFAULT_STATES = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'];

const inWords = (names: readonly string[]): string => names.map(statusName).join(' → ');

/**
 * Which workflow a new project begins with; absent while the workspace has no templates.
 * @param value the id of a template, or '' for the default workflow
 */
export function TemplateField({
  value,
  onChange,
}: {
  value: string;
  onChange: (id: string) => void;
}) {
  const { slug } = useWorkspace();
  const { data: templates = [] } = useQuery(templatesQuery(slug));
  if (templates.length === 0) return null;
  const chosen = templates.find(({ id }) => id === value);
  return (
    <Field
      label="Workflow"
      kind="form-select"
      hint={inWords(chosen?.states.map(({ name }) => name) ?? DEFAULT_STATES)}
    >
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Default</option>
          {templates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
