import { expect, it } from 'vitest';
import { DEFAULT_WORKFLOW } from '#features/work/workflow/index.ts';
import { type TaskStandingRow, toTask } from './tables.ts';

const linkOf = (external_url: string | null): string | null =>
  toTask(
    { external_url, labels: '[]', priority: 1, archived_at: null } as TaskStandingRow,
    DEFAULT_WORKFLOW,
  ).externalUrl;

it.each(['https://example.com/1', 'HTTP://example.com/2', null])(
  '%s is where it came from',
  (link) => {
    expect(linkOf(link)).toBe(link);
  },
);

it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.com', ''])(
  '%j, which an earlier version took, is shown to nobody',
  (link) => {
    expect(linkOf(link)).toBeNull();
  },
);
