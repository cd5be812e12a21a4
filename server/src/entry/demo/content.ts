import type { Reaction } from '#features/collaboration/comments/index.ts';
import type { Role } from '#identity/index.ts';

/** What the demo workspace holds: invented people and work. */

export interface DemoComment {
  readonly by: string;
  /** Markdown; `{email}` mentions that person. */
  readonly text: string;
  readonly replies?: readonly DemoComment[];
  /** Who gave each. */
  readonly reactions?: Partial<Record<Reaction, readonly string[]>>;
}

export interface DemoTask {
  readonly title: string;
  readonly description?: string;
  readonly priority?: 'low' | 'medium' | 'high' | 'urgent';
  readonly labels?: readonly string[];
  readonly assignee?: string;
  readonly reporter?: string;
  readonly dueInDays?: number;
  readonly estimateHours?: number;
  /** The steps it took, by its assignee. */
  readonly history?: readonly { status: string; note?: string }[];
  readonly comments?: readonly DemoComment[];
}

export interface DemoProject {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly color: string;
  readonly tasks: readonly DemoTask[];
}

/** The person the demo is signed in as. */
export const DANA = 'demo@example.com';

const [AMIRA, JONAS, MEI, TOMAS, INES] = [
  'amira@example.com',
  'jonas@example.com',
  'mei@example.com',
  'tomas@example.com',
  'ines@example.com',
] as const;

export const PEOPLE: readonly { email: string; fullName: string; role: Role }[] = [
  { email: AMIRA, fullName: 'Amira Haddad', role: 'admin' },
  { email: JONAS, fullName: 'Jonas Lindqvist', role: 'manager' },
  { email: MEI, fullName: 'Mei Tanaka', role: 'member' },
  { email: TOMAS, fullName: 'Tomás Rivera', role: 'member' },
  { email: INES, fullName: 'Inès Moreau', role: 'viewer' },
];

const working = [{ status: 'IN_PROGRESS' }] as const;
const done = [{ status: 'IN_PROGRESS' }, { status: 'DONE' }] as const;

export const PROJECTS: readonly DemoProject[] = [
  {
    key: 'WEB',
    name: 'Website relaunch',
    description: 'A new look, faster pages and one voice, live before the spring fair.',
    color: '#4f46e5',
    tasks: [
      {
        title: 'Agree on the goals with sales and support',
        labels: ['planning'],
        assignee: JONAS,
        priority: 'high',
        history: done,
      },
      {
        title: 'Interview eight customers about the old site',
        labels: ['research'],
        assignee: AMIRA,
        estimateHours: 16,
        history: done,
      },
      {
        title: 'Choose the typeface and colour system',
        description:
          'Two candidates are in the shared folder.\n\n- [x] Contrast checked in light and dark\n- [x] Licence allows self-hosting\n- [ ] Ask the printers about the accent colour',
        labels: ['design'],
        assignee: MEI,
        history: done,
      },
      {
        title: 'Move the blog without losing a single address',
        labels: ['content', 'backend'],
        assignee: TOMAS,
        history: done,
      },
      {
        title: 'Build the new navigation',
        description:
          'Must work **without JavaScript** and with the keyboard alone. The sketch:\n\n| width | menu |\n|---|---|\n| below 768 px | off-canvas |\n| above | one row |',
        labels: ['frontend', 'accessibility'],
        assignee: MEI,
        priority: 'high',
        dueInDays: 3,
        estimateHours: 12,
        history: working,
        comments: [
          {
            by: INES,
            text: 'The first prototype is **much** easier to use with one hand. On my phone the menu closes when I rotate it, though.',
            reactions: { thumbs_up: [MEI, DANA], eyes: [MEI] },
            replies: [
              {
                by: MEI,
                text: 'Good find! It reset on every resize. Fixed, and there is a test now.',
              },
              { by: INES, text: 'Works for me.', reactions: { tada: [MEI] } },
            ],
          },
          {
            by: MEI,
            text: `{${DANA}} two questions before I go on:\n\n1. Does the search stay in the header, or does it wait for WEB-12?\n2. May the menu have a second level?`,
          },
        ],
      },
      {
        title: 'Pricing page with a plan comparison',
        labels: ['frontend', 'content'],
        assignee: TOMAS,
        priority: 'high',
        dueInDays: 6,
        history: working,
      },
      {
        title: 'Cut the start page to under 200 kB',
        labels: ['performance'],
        assignee: MEI,
        dueInDays: 9,
        estimateHours: 8,
        history: working,
      },
      {
        title: 'Photo shoot at the workshop',
        labels: ['content'],
        assignee: AMIRA,
        priority: 'medium',
        dueInDays: 4,
        history: [
          { status: 'BLOCKED', note: 'The photographer has the flu; new date on Thursday.' },
        ],
      },
      {
        title: 'Legal texts for the shop in three languages',
        labels: ['content', 'legal'],
        assignee: JONAS,
        priority: 'urgent',
        dueInDays: -1,
        history: [{ status: 'BLOCKED', note: 'Waiting for the lawyers.' }],
        comments: [
          {
            by: JONAS,
            text: `The lawyers need the return policy in writing. {${AMIRA}} can you send them the version of last week?`,
            replies: [{ by: AMIRA, text: 'Sent this morning.', reactions: { heart: [JONAS] } }],
          },
        ],
      },
      {
        title: 'Contact form ends in the wrong mailbox',
        labels: ['bug', 'backend'],
        reporter: JONAS,
        priority: 'urgent',
        dueInDays: 1,
        assignee: TOMAS,
      },
      {
        title: 'Case study: the harbour project',
        labels: ['content'],
        assignee: AMIRA,
        dueInDays: 14,
      },
      { title: 'Search that forgives typing errors', labels: ['backend'], estimateHours: 20 },
      { title: 'Dark mode for the documentation', labels: ['design', 'frontend'], priority: 'low' },
      {
        title: 'Newsletter sign-up in the footer',
        labels: ['frontend'],
        priority: 'low',
        assignee: MEI,
      },
      {
        title: 'Redirect map for the 40 most visited old pages',
        labels: ['backend', 'seo'],
        priority: 'medium',
        assignee: TOMAS,
        dueInDays: 12,
      },
      {
        title: 'Test with a screen reader from start to checkout',
        labels: ['accessibility'],
        priority: 'high',
        dueInDays: 18,
      },
      { title: 'Plan the launch day', labels: ['planning'], assignee: JONAS, dueInDays: 21 },
      {
        title: 'Approve the text of the start page',
        description: 'Three variants are in the shared folder; sales would like the second.',
        labels: ['content'],
        reporter: AMIRA,
        assignee: DANA,
        priority: 'high',
        dueInDays: 1,
        comments: [
          {
            by: AMIRA,
            text: `{${DANA}} the printers wait for this one. If it is the second variant, a thumbs-up here is enough.`,
            reactions: { eyes: [JONAS] },
          },
        ],
      },
      {
        title: 'Sign the hosting contract',
        labels: ['legal'],
        reporter: JONAS,
        assignee: DANA,
        priority: 'urgent',
        dueInDays: 0,
      },
      {
        title: 'Record the welcome video',
        labels: ['content'],
        assignee: DANA,
        dueInDays: 5,
        estimateHours: 4,
        history: working,
      },
    ],
  },
  {
    key: 'APP',
    name: 'Field app 2.0',
    description: 'The app our fitters carry: offline first, one tap to report.',
    color: '#0d9488',
    tasks: [
      {
        title: 'Keep a day of work without a connection',
        labels: ['offline'],
        assignee: TOMAS,
        priority: 'high',
        estimateHours: 30,
        history: working,
      },
      {
        title: 'Scan the serial number instead of typing it',
        labels: ['camera'],
        assignee: MEI,
        dueInDays: 10,
        history: working,
      },
      {
        title: 'Photos are rotated on some phones',
        labels: ['bug', 'camera'],
        assignee: MEI,
        priority: 'high',
        history: done,
      },
      {
        title: 'Sign-off with a finger on the glass',
        labels: ['design'],
        assignee: AMIRA,
        history: done,
      },
      {
        title: 'Battery drains while the map is open',
        labels: ['bug', 'performance'],
        reporter: JONAS,
        priority: 'urgent',
        dueInDays: 2,
      },
      { title: 'Show the way to the next site', labels: ['map'], priority: 'low' },
      {
        title: 'Decide which phones we support',
        description: 'The oldest phone in the field is from 2019. What may we leave behind?',
        labels: ['planning'],
        reporter: TOMAS,
        assignee: DANA,
        dueInDays: 3,
      },
      { title: 'Write the field guide', labels: ['docs'], assignee: JONAS, dueInDays: 25 },
    ],
  },
  {
    key: 'OPS',
    name: 'Office move',
    description: 'New address from the first of the month.',
    color: '#d97706',
    tasks: [
      {
        title: 'Order the line for the new office',
        labels: ['it'],
        assignee: JONAS,
        priority: 'high',
        dueInDays: 5,
        history: [{ status: 'BLOCKED', note: 'The provider needs the landlord’s signature.' }],
      },
      { title: 'Label every box twice', labels: ['logistics'], assignee: AMIRA, history: done },
      {
        title: 'Tell suppliers the new address',
        labels: ['paperwork'],
        assignee: AMIRA,
        dueInDays: 8,
        history: working,
      },
      {
        title: 'Sign the lease',
        labels: ['paperwork'],
        assignee: DANA,
        priority: 'high',
        history: done,
      },
      {
        title: 'Book the movers',
        labels: ['logistics'],
        reporter: JONAS,
        assignee: DANA,
        dueInDays: 8,
        history: working,
      },
      { title: 'Find a home for the old desks', labels: ['logistics'], priority: 'low' },
    ],
  },
];
