import type { PageFeature } from '#manifest/index.ts';
import { inWords } from '#shared/index.ts';
import { priorityNames } from './priority.tsx';
import { statusName } from './status-name.ts';

const statusOf = (value: unknown): string => statusName(inWords(value));
const names: Readonly<Record<string, string>> = priorityNames;

export const fields: PageFeature = {
  name: 'fields',
  activity: {
    fields: {
      status: { phrase: (from, to) => `moved this from ${statusOf(from)} to ${statusOf(to)}` },
      priority: { say: (value) => names[inWords(value)] ?? inWords(value) },
    },
  },
};
