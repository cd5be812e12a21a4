import { statusName } from '#features/work/fields/index.ts';
import type { WorkflowDraft } from './draft.ts';

/** Where the tasks of removed states go. */
export function Removed({
  draft,
  onSend,
}: {
  draft: WorkflowDraft;
  onSend: (key: string, to: string) => void;
}) {
  if (draft.removed.length === 0) return null;
  return (
    <ul className="tf-flow-removed" aria-label="Removed states">
      {draft.removed.map(({ state, to }) => (
        <li key={state.key}>
          <label>
            <span>
              Tasks in <b dir="auto">{statusName(state.was)}</b> ({state.tasks}) go to
            </span>
            <select
              className="form-select"
              value={to}
              onChange={(event) => onSend(state.key, event.target.value)}
            >
              {draft.states.map(({ key, name }) => (
                <option key={key} value={key}>
                  {statusName(name)}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  );
}
