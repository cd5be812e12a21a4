import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { labelsQuery } from '#features/work/labels/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Chip, Dot, PickerButton } from '#ui/index.ts';

/** Colours of all labels of the workspace by name. */
export function useLabelColors(): ReadonlyMap<string, string> {
  const { slug } = useWorkspace();
  const labels = useQuery(labelsQuery(slug)).data ?? [];
  return new Map(labels.map((label) => [label.name, label.color]));
}

/** Chosen labels with a picker that can also make new ones. */
export function LabelsInput({
  value,
  onChange,
  readOnly = false,
}: {
  value: readonly string[];
  onChange: (labels: string[]) => void;
  readOnly?: boolean;
}) {
  const { slug } = useWorkspace();
  const labels = useQuery(labelsQuery(slug)).data ?? [];
  const colors = useLabelColors();
  const without = (name: string) => value.filter((each) => each !== name);
  return (
    <div className="tf-labels">
      {value.map((name) => (
        <Chip
          key={name}
          name={name}
          color={colors.get(name)}
          {...(readOnly ? {} : { onRemove: () => onChange(without(name)) })}
        />
      ))}
      {readOnly && value.length === 0 && <span className="text-faint">None</span>}
      {!readOnly && value.length < 20 && (
        <PickerButton
          label="Add or create a label"
          multiple
          options={labels.map(({ name, color }) => ({
            id: name,
            label: name,
            icon: <Dot color={color} />,
          }))}
          selected={value}
          onPick={(name) => onChange(value.includes(name) ? without(name) : [...value, name])}
          onCreate={(name) => onChange([...value, name.slice(0, 50)])}
          renderTrigger={(props) => (
            <button type="button" className="tf-add-chip" aria-label="Add label" {...props}>
              <Plus size={13} aria-hidden="true" />
              {value.length === 0 && 'Add label'}
            </button>
          )}
        />
      )}
    </div>
  );
}
