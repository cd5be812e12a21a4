import type { Feature } from '#identity/manifest.ts';
import type { Presenter } from './presenter.ts';

/** A feature that also says how what it announces looks to those who are connected. */
export interface LiveFeature extends Feature {
  readonly live?: readonly Presenter[];
}
