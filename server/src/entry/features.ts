import type { Feature } from '#platform/http/route.ts';
import { type Identity, identityFeature } from '#identity/index.ts';
import { labelsFeature } from '#features/labels/index.ts';

/** The one list of what the product can do. Adding a feature is one folder and one line here. */
export const features = (identity: Identity): readonly Feature[] => [
  identityFeature(identity),
  labelsFeature(),
];
