import type { GeneratedAlways } from 'kysely';
import type { Category, WipPolicy } from '../model.ts';

export interface StateRow {
  project_id: string;
  id: string;
  name: string;
  color: string;
  category: Category;
  /** Its place among the columns of the board; null once it was removed: transitions of before still name it. */
  position: number | null;
  wip_limit: number | null;
}

export interface WorkflowTransitionRow {
  project_id: string;
  from_state: string;
  to_state: string;
}

/** Projects with a workflow of their own have rows here; those with the default have none. */
export interface WorkflowTables {
  /** `live_name` is the name of a state that was not removed. */
  workflow_state: StateRow & { live_name: GeneratedAlways<string | null> };
  workflow_transition: WorkflowTransitionRow;
  project: ProjectPart;
}

/** What a project says of its workflow; the table is of the projects. */
interface ProjectPart {
  id: string;
  workflow_revision: string | null;
  wip_policy: WipPolicy;
}
