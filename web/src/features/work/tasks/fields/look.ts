/** `icon` stands in rows and cards, `full` in the panel. */
export type FieldLook = 'icon' | 'full';
