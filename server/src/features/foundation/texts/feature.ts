import type { Feature } from '#identity/manifest.ts';
import { textConflict } from './refusal.ts';

export const textsFeature: Feature = { name: 'texts', routes: [], refusals: [textConflict] };
