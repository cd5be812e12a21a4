import type { Feature } from '#identity/manifest.ts';
import { workflowPrivacy } from './privacy.ts';
import { workflowRows } from './rows.ts';

export const workflowFeature: Feature = {
  name: 'workflow',
  privacy: workflowPrivacy,
  routes: [],
  rows: workflowRows,
};
