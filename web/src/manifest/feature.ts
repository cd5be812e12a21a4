import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Task, Tenant } from '#api/index.ts';
import type { EventReducer } from '#live/index.ts';
import type { ActivityWords, ShortcutGroup } from '#shared/index.ts';
import type { SettingsGroup } from './settings.ts';

/** A screen, loaded when it is first shown. */
export type Screen = () => Promise<{ default: ComponentType<object> }>;

/** What a loader knows of the address. */
export interface LoadContext {
  slug: string;
  params: Readonly<Record<string, string | undefined>>;
  search: Record<string, unknown>;
}

/** A screen of the workspace with an address of its own. */
export interface PageRoute {
  /** Beneath the workspace, with a slash before it: `/trash`. */
  path: `/${string}`;
  screen: Screen;
  /** Begins to read what the screen shows; a promise is waited for. */
  load?: (context: LoadContext) => unknown;
}

/** A page of the settings. */
export interface SettingsPage extends Pick<PageRoute, 'load'> {
  /** Its address beneath `/settings/`. */
  address: string;
  title: string;
  group: SettingsGroup;
  Icon: LucideIcon;
  /** What it is for, in a few words: shown in the list, and searched. */
  about: string;
  /** Who may see it; everybody unless it says so. */
  may?: (tenant: Tenant) => boolean;
  screen: Screen;
  /** Pages that are reached from it, beneath its address. */
  details?: readonly PageRoute[];
  /** Earlier addresses, which lead to it. */
  formerly?: readonly string[];
}

/** A link at the top of the navigation. */
export interface NavigationEntry {
  name: string;
  path: `/${string}`;
  Icon: LucideIcon;
  /** Lower numbers stand above higher ones. */
  order: number;
}

/** A section of an open task, after its subtasks. */
export interface TaskSection {
  name: string;
  /** Loads the part that draws it, together with the panel. */
  load: () => Promise<{ default: ComponentType<{ task: Task }> }>;
}

export interface PageFeature {
  name: string;
  routes?: readonly PageRoute[];
  navigation?: readonly NavigationEntry[];
  /** Beneath the links of the navigation. */
  sidebar?: ComponentType;
  /** Beside the name of the workspace, and in the bar at the top on a phone. */
  corner?: ComponentType;
  settings?: readonly SettingsPage[];
  taskSections?: readonly TaskSection[];
  live?: readonly EventReducer[];
  /** Reads what many screens pick from, once a workspace is open; nothing waits for it. */
  prefetch?: (slug: string) => void;
  activity?: ActivityWords;
  shortcuts?: readonly ShortcutGroup[];
}
