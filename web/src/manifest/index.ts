/**
 * What a feature brings to the page, as one object of data. The frame builds its routes, navigation, settings,
 * readers of live events, sentences and shortcuts from the list in `app/features.ts`.
 */
export { settingsGroups, type SettingsGroup } from './settings.ts';
export type {
  LoadContext,
  NavigationEntry,
  PageFeature,
  PageRoute,
  Screen,
  SettingsPage,
  TaskSection,
} from './feature.ts';
export {
  activityWordsOf,
  navigationOf,
  reducersOf,
  settingsOf,
  shortcutsOf,
  taskSectionsOf,
  type SettingsSection,
} from './collect.ts';
export { TaskSections, TaskSectionsProvider } from './task-sections.tsx';
