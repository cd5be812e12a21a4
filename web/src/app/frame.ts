import { Settings } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';
import { modifierKey } from '#shared/index.ts';

/** What the frame itself brings: the way to the settings, and keys that work everywhere. */
export const frame: PageFeature = {
  name: 'frame',
  navigation: [{ name: 'Settings', path: '/settings', Icon: Settings, order: 30 }],
  shortcuts: [
    {
      where: 'Everywhere',
      keys: [
        [['?'], 'Show these shortcuts'],
        [[modifierKey, 'Z'], 'Undo the last change'],
        [['Esc'], 'Close what is on top'],
      ],
    },
  ],
};
