import type { Role } from '#identity/index.ts';

/** What the demo workspace holds: invented people and work. */

export const PEOPLE: readonly { email: string; fullName: string; role: Role }[] = [
  { email: 'amira@example.com', fullName: 'Amira Haddad', role: 'admin' },
  { email: 'jonas@example.com', fullName: 'Jonas Lindqvist', role: 'manager' },
  { email: 'mei@example.com', fullName: 'Mei Tanaka', role: 'member' },
  { email: 'tomas@example.com', fullName: 'Tomás Rivera', role: 'member' },
  { email: 'ines@example.com', fullName: 'Inès Moreau', role: 'viewer' },
];

export const PROJECTS: readonly {
  key: string;
  name: string;
  description: string;
  tasks: readonly never[];
}[] = [
  {
    key: 'WEB',
    name: 'Website relaunch',
    description: 'New look, faster pages, one voice.',
    tasks: [],
  },
];
