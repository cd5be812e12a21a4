import type { StateInput, WipPolicy } from '#features/work/workflow/index.ts';

/** How many a workspace keeps at most. */
export const MAX_TEMPLATES = 20;
export const LONGEST_TEMPLATE_NAME = 100;

/** A workflow that the projects of a workspace can begin with. Projects copy it and never change with it. */
export interface WorkflowTemplate {
  readonly id: string;
  readonly name: string;
  readonly wipPolicy: WipPolicy;
  readonly states: readonly StateInput[];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
