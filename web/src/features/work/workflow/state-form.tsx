import { ArrowLeft, ArrowRight, Plus, Trash2 } from 'lucide-react';
import {
  statusName,
  categories,
  categoryNames,
  type Category,
} from '#features/work/fields/index.ts';
import { Button, Field, IconButton } from '#ui/index.ts';
import type { DraftState } from './draft.ts';

const HIGHEST_LIMIT = 1000;

/** What there is to say about the chosen state. */
export function StateForm({
  state,
  states,
  onChange,
  onArrow,
  onMove,
  onAdd,
  onRemove,
}: {
  state: DraftState;
  states: readonly DraftState[];
  onChange: (change: Partial<DraftState>) => void;
  onArrow: (to: string) => void;
  onMove: (by: number) => void;
  onAdd: () => void;
  onRemove: () => void;
}) {
  const at = states.findIndex(({ key }) => key === state.key);
  const others = states.filter(({ key }) => key !== state.key);
  return (
    <section className="tf-flow-form" aria-label={`State ${statusName(state.name)}`}>
      <div className="tf-flow-fields">
        <Field label="Name">
          {(control) => (
            <input
              {...control}
              maxLength={40}
              value={state.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Means" kind="form-select">
          {(control) => (
            <select
              {...control}
              value={state.category}
              onChange={(event) => onChange({ category: event.target.value as Category })}
            >
              {categories.map((category) => (
                <option key={category} value={category}>
                  {categoryNames[category]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Limit">
          {(control) => (
            <input
              {...control}
              type="number"
              min={1}
              max={HIGHEST_LIMIT}
              placeholder="None"
              value={state.wipLimit ?? ''}
              onChange={(event) => onChange({ wipLimit: limitOf(event.target.value) })}
            />
          )}
        </Field>
        <Field label="Colour">
          {(control) => (
            <input
              {...control}
              type="color"
              className="form-control form-control-color"
              value={state.color}
              onChange={(event) => onChange({ color: event.target.value })}
            />
          )}
        </Field>
      </div>
      <fieldset className="tf-field">
        <legend className="form-label">Tasks here can become</legend>
        <div className="tf-flow-next">
          {others.map((other) => (
            <label key={other.key}>
              <input
                type="checkbox"
                className="tf-check"
                checked={state.next.includes(other.key)}
                onChange={() => onArrow(other.key)}
              />{' '}
              <span dir="auto">{statusName(other.name)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="tf-flow-steps">
        <IconButton label="Move left" size="sm" disabled={at === 0} onClick={() => onMove(-1)}>
          <ArrowLeft size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Move right"
          size="sm"
          disabled={at === states.length - 1}
          onClick={() => onMove(1)}
        >
          <ArrowRight size={16} aria-hidden="true" />
        </IconButton>
        <Button size="sm" icon={<Plus size={15} aria-hidden="true" />} onClick={onAdd}>
          Add a state after it
        </Button>
        <Button
          size="sm"
          variant="ghost"
          className="tf-danger-text"
          icon={<Trash2 size={15} aria-hidden="true" />}
          disabled={states.length <= 2}
          onClick={onRemove}
        >
          Remove
        </Button>
      </div>
    </section>
  );
}

function limitOf(text: string): number | null {
  const limit = Math.trunc(Number(text));
  return text === '' || !(limit >= 1) ? null : Math.min(limit, HIGHEST_LIMIT);
}
