import { taskSectionsOf } from '#manifest/index.ts';
import type { ProjectView } from '#shared/index.ts';
import { features } from './features.ts';
import { part } from './part.tsx';

export const Board = part(() =>
  import('#features/work/tasks/board/board.tsx').then((module) => module.default),
);
export const List = part(() =>
  import('#features/work/tasks/list/list.tsx').then((module) => module.default),
);
export const Overview = part(() =>
  import('#features/work/projects/overview.tsx').then((module) => module.default),
);
export const Panel = part(() =>
  import('#features/work/tasks/panel/panel.tsx').then((module) => module.default),
);
export const WorkflowDialog = part(() =>
  import('#features/work/workflow/dialog.tsx').then((module) => module.WorkflowDialog),
);

const views = { board: Board, list: List, overview: Overview };

/** Loads the part that draws a view. A failure is left to the view itself, which says so. */
export const loadView = (view: ProjectView): Promise<unknown> =>
  views[view].preload().catch(() => undefined);

/**
 * Loads what an opened task needs once the browser has nothing else to do, so that the first one opens as
 * fast as any. @returns takes that back
 */
export function loadPanelWhenIdle(): () => void {
  const load = () => {
    const sections = taskSectionsOf(features).map((section) => section.load());
    for (const loading of [Panel.preload(), import('#shared/markdown.tsx'), ...sections])
      loading.catch(() => undefined);
  };
  // Safari has no word for it.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 1_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(load, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}
