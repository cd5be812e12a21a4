import type { PageFeature } from '#manifest/index.ts';
import { modifierKey } from '#shared/index.ts';
import { taskWords } from './activity.ts';
import { taskReducer } from './live/reducer.ts';

export const tasks: PageFeature = {
  name: 'tasks',
  live: [taskReducer],
  activity: taskWords,
  shortcuts: [
    { where: 'Everywhere', keys: [[['/'], 'Filter']] },
    {
      where: 'Board',
      keys: [
        [['←', '↑', '↓', '→'], 'Go from card to card'],
        [['Shift', '←', '→'], 'Move a card to another column'],
        [['Shift', '↑', '↓'], 'Move a card within its column'],
        [['M'], 'Open the move menu of a card'],
        [['Enter'], 'Open a card'],
      ],
    },
    {
      where: 'Task',
      keys: [
        [['J', 'K'], 'Next and previous task'],
        [[modifierKey, 'Enter'], 'Save the description'],
      ],
    },
  ],
};
