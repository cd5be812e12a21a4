import type { Feature } from '#identity/manifest.ts';
import { workflowRows } from './rows.ts';

export const workflowFeature: Feature = { name: 'workflow', routes: [], rows: workflowRows };
