import type { Feature } from '#identity/manifest.ts';
import { activityPrivacy } from './privacy.ts';
import type { ActivityKind } from './model.ts';
import { activityRows } from './rows.ts';

/** A feature that also says what it records in the history of projects. */
export interface ActivityFeature extends Feature {
  readonly activity?: Readonly<Record<string, ActivityKind>>;
}

/** Everything that history can tell of. */
export const activityKinds = (features: readonly ActivityFeature[]): ActivityKind[] =>
  features.flatMap(({ activity = {} }) => Object.values(activity));

/** @param kinds what every feature records */
export const activityFeature = (kinds: readonly ActivityKind[]): Feature => ({
  name: 'activity',
  privacy: activityPrivacy,
  routes: [],
  rows: activityRows(kinds),
});
