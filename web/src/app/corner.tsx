import { use } from 'react';
import { FeatureList } from './features.ts';

/** What features show in the corner of every screen, such as the way to the inbox. */
export function Corner() {
  return use(FeatureList).map(({ name, corner: Part }) => Part && <Part key={name} />);
}
