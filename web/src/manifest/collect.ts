import type { Tenant } from '#api/index.ts';
import type { EventReducer } from '#live/index.ts';
import type { ActivityWords, ShortcutGroup } from '#shared/index.ts';
import type { NavigationEntry, PageFeature, SettingsPage, TaskSection } from './feature.ts';
import { settingsGroups, type SettingsGroup } from './settings.ts';

/** The parts of the frame, collected from what the features declare. */

type Features = readonly PageFeature[];

export const navigationOf = (features: Features): NavigationEntry[] =>
  features
    .flatMap(({ navigation = [] }) => navigation)
    .toSorted((one, other) => one.order - other.order);

export interface SettingsSection {
  group: SettingsGroup;
  pages: SettingsPage[];
}

/** The pages of the settings by group; for somebody, those that they may see. */
export function settingsOf(features: Features, tenant?: Tenant): SettingsSection[] {
  const pages = features
    .flatMap(({ settings = [] }) => settings)
    .filter(({ may }) => !tenant || !may || may(tenant));
  return settingsGroups
    .map((group) => ({ group, pages: pages.filter((page) => page.group === group) }))
    .filter((section) => section.pages.length > 0);
}

export const reducersOf = (features: Features): EventReducer[] =>
  features.flatMap(({ live = [] }) => live);

export const taskSectionsOf = (features: Features): TaskSection[] =>
  features.flatMap(({ taskSections = [] }) => taskSections);

export function activityWordsOf(features: Features): ActivityWords {
  const words = features.map(({ activity }) => activity ?? {});
  return {
    kinds: Object.assign({}, ...words.map(({ kinds }) => kinds)),
    fields: Object.assign({}, ...words.map(({ fields }) => fields)),
  };
}

/** The keys of all features; those of the same place stand together. */
export function shortcutsOf(features: Features): ShortcutGroup[] {
  const all = features.flatMap(({ shortcuts = [] }) => shortcuts);
  return [...new Set(all.map(({ where }) => where))].map((where) => ({
    where,
    keys: all.filter((group) => group.where === where).flatMap(({ keys }) => keys),
  }));
}
