import { useState } from 'react';
import {
  addState,
  changeState,
  moveState,
  removeState,
  sendTasks,
  toggleArrow,
  type WorkflowDraft,
} from './draft.ts';
import { Picture } from './picture.tsx';
import { Removed } from './removed.tsx';
import { StateForm } from './state-form.tsx';
import './workflow.css';

/** States and the transitions between them as a picture to change, with a form for the chosen state. */
export function WorkflowEditor({
  draft,
  disabled,
  onChange,
}: {
  draft: WorkflowDraft;
  disabled: boolean;
  onChange: (draft: WorkflowDraft) => void;
}) {
  const [chosen, setChosen] = useState('');
  const state = draft.states.find(({ key }) => key === chosen) ?? draft.states[0];
  return (
    <>
      <p id="tf-flow-help" className="tf-flow-help text-faint">
        Choose a state to change it; drag from one to another to draw an arrow or take it away. With
        the keyboard, arrow keys go from state to state, Enter chooses one, and Space draws the
        arrow from the chosen one to the one you are at.
      </p>
      <Picture
        states={draft.states}
        chosen={state?.key ?? ''}
        disabled={disabled}
        onChoose={setChosen}
        onArrow={(from, to) => onChange(toggleArrow(draft, from, to))}
      />
      {state && (
        <StateForm
          state={state}
          states={draft.states}
          onChange={(fields) => onChange(changeState(draft, state.key, fields))}
          onArrow={(to) => onChange(toggleArrow(draft, state.key, to))}
          onMove={(by) => onChange(moveState(draft, state.key, by))}
          onAdd={() => {
            const key = crypto.randomUUID();
            onChange(addState(draft, state.key, key));
            setChosen(key);
          }}
          onRemove={() => onChange(removeState(draft, state.key))}
        />
      )}
      <Removed draft={draft} onSend={(key, to) => onChange(sendTasks(draft, key, to))} />
      <label className="tf-flow-policy">
        <input
          type="checkbox"
          className="tf-check"
          checked={draft.wipPolicy === 'refuse'}
          onChange={(event) =>
            onChange({ ...draft, wipPolicy: event.target.checked ? 'refuse' : 'warn' })
          }
        />{' '}
        Refuse tasks that exceed the limit of a state
      </label>
    </>
  );
}
