import { Archive, BookOpen, Building2, Keyboard, ShieldCheck, UserRound } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';

export const workspaces: PageFeature = {
  name: 'workspaces',
  settings: [
    {
      address: 'workspace',
      title: 'General',
      group: 'Workspace',
      Icon: Building2,
      about: 'Name, address, plan and time zone',
      screen: () => import('./settings-page.tsx'),
    },
    {
      address: 'api',
      title: 'API',
      group: 'Integrations',
      Icon: BookOpen,
      about: 'Reference for your programs',
      formerly: ['integrations'],
      screen: () => import('./api-page.tsx'),
    },
    {
      address: 'data',
      title: 'Data retention',
      group: 'Data',
      Icon: Archive,
      about: 'The trash, completed tasks and storage',
      may: ({ can }) => can.update,
      screen: () => import('./data-page.tsx'),
    },
    {
      address: 'account',
      title: 'Profile',
      group: 'Account',
      Icon: UserRound,
      about: 'Your name, time zone and theme',
      screen: () => import('./account-page.tsx'),
    },
    {
      address: 'security',
      title: 'Security',
      group: 'Account',
      Icon: ShieldCheck,
      about: 'Where you are signed in',
      screen: () => import('./security-page.tsx'),
    },
    {
      address: 'shortcuts',
      title: 'Shortcuts',
      group: 'Account',
      Icon: Keyboard,
      about: 'Every key of the page',
      screen: () => import('./shortcuts-page.tsx'),
    },
  ],
};
