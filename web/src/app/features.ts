import { createContext } from 'react';
import { external } from '#features/integrations/external/feature.tsx';
import { webhooks } from '#features/integrations/webhooks/feature.tsx';
import { comments } from '#features/collaboration/comments/feature.tsx';
import { notifications } from '#features/collaboration/notifications/feature.tsx';
import { fields } from '#features/work/fields/feature.tsx';
import { labels } from '#features/work/labels/feature.tsx';
import { projects } from '#features/work/projects/feature.tsx';
import { tasks } from '#features/work/tasks/feature.tsx';
import { trash } from '#features/work/trash/feature.tsx';
import { workflow } from '#features/work/workflow/feature.tsx';
import { domains } from '#features/workspace/domains/feature.tsx';
import { people } from '#features/workspace/people/feature.tsx';
import { workspaces } from '#features/workspace/workspaces/feature.tsx';
import type { PageFeature } from '#manifest/index.ts';
import { frame } from './frame.ts';

/** The one list of what the page can do inside a workspace. Adding a feature is one folder and one line here. */
export const features: readonly PageFeature[] = [
  frame,
  workspaces,
  labels,
  domains,
  people,
  fields,
  projects,
  workflow,
  tasks,
  trash,
  comments,
  notifications,
  webhooks,
  external,
];

/** The list, for the parts of the frame that are drawn from it; a test adds a feature of its own. */
export const FeatureList = createContext(features);
