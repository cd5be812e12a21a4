import type { Listing, MailedComment, MailedTask, Week } from './contents.ts';

/** Invented tasks, for looking at mails. */

export const SAMPLE: MailedTask & { dueAt: string } = {
  id: '0198f0c0-0000-7000-8000-000000000001',
  key: 'WEB-42',
  title: 'Write the release notes for the spring edition',
  description:
    'Everything that changed since February, in words that customers use. Pictures of the new board would be good, and a word about what comes next.',
  priority: 'high',
  dueAt: '2026-12-04T23:59:59.000Z',
  project: 'Website',
};

export const SAMPLE_COMMENT: MailedComment = {
  id: '0198f0c0-0000-7000-8000-000000000002',
  text: '@Kim Park could you check the list of breaking changes before Friday? The table of renamed settings still lacks two of them.',
  task: SAMPLE,
};

const late: Listing = {
  total: 23,
  tasks: [
    {
      key: 'WEB-31',
      title: 'Answer the questions of the translators',
      dueAt: '2026-11-24T09:00:00.000Z',
    },
    {
      key: 'OPS-7',
      title: 'Renew the certificate of the old shop',
      dueAt: '2026-11-26T17:30:00.000Z',
    },
    {
      key: 'WEB-38',
      title:
        'Find out why the search gives no results for words with umlauts, and whether other alphabets have the same fate',
      dueAt: '2026-11-27T12:00:00.000Z',
    },
  ],
};

export const SAMPLE_LATE = late;

export const SAMPLE_WEEK: Week = {
  late: { total: 2, tasks: late.tasks.slice(0, 2) },
  week: {
    total: 2,
    tasks: [
      SAMPLE,
      { key: 'WEB-44', title: 'Review the new start page', dueAt: '2026-12-05T10:00:00.000Z' },
    ],
  },
  others: {
    total: 1,
    tasks: [{ key: 'OPS-12', title: 'Move the newsletter to the new provider', dueAt: null }],
  },
  done: 5,
};
