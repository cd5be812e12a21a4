import type { LiveFeature } from './feature.ts';
import { peoplePresenters } from './people.ts';
import type { Presenter } from './presenter.ts';

/** How each kind of event that is told live looks, by its type; other kinds stay inside. */
export const presentersOf = (features: readonly LiveFeature[]): ReadonlyMap<string, Presenter> =>
  new Map(
    [...peoplePresenters, ...features.flatMap(({ live = [] }) => live)].flatMap((presenter) =>
      presenter.on.map(({ type }) => [type, presenter] as const),
    ),
  );
