/** The groups of the settings, in the order in which they stand. */
export const settingsGroups = ['Workspace', 'People', 'Integrations', 'Data', 'Account'] as const;
export type SettingsGroup = (typeof settingsGroups)[number];
