import { Checkbox } from '#ui/index.ts';
import type { EventGroup } from './words.ts';

/** Events about one thing: all of them with one box, or each with its own. */
export function EventGroupBoxes({
  group: { name, types },
  value,
  onChange,
}: {
  group: EventGroup;
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const own = types.map(({ type }) => type);
  const chosen = own.filter((type) => value.includes(type));
  const choose = (some: readonly string[], wanted: boolean) =>
    onChange([...value.filter((type) => !some.includes(type)), ...(wanted ? some : [])]);
  return (
    <div className="tf-event-group" role="group" aria-label={name}>
      <Checkbox
        label={<strong>{name}</strong>}
        checked={chosen.length === own.length}
        mixed={chosen.length > 0 && chosen.length < own.length}
        onChange={(wanted) => choose(own, wanted)}
      />
      {types.map(({ type, summary }) => (
        <Checkbox
          key={type}
          label={<span className="mono">{type}</span>}
          hint={summary}
          checked={value.includes(type)}
          onChange={(wanted) => choose([type], wanted)}
        />
      ))}
    </div>
  );
}
