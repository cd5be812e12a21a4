import type { Dictionary, Phrase } from '#features/foundation/mail/index.ts';
import type { Role } from '#identity/index.ts';

const en = {
  roles: {
    owner: 'an owner',
    admin: 'an administrator',
    manager: 'a manager',
    member: 'a member',
    viewer: 'a viewer',
  } satisfies Record<Role, string>,
  invitation: {
    subject: 'You are invited to a workspace on TaskForce',
    preheader: 'Accept the invitation and start together.',
    heading: (workspace: string) => `Join ${workspace}`,
    text: (who: string, workspace: string, role: string): Phrase => [
      { strong: who },
      ' invited you to the workspace ',
      { strong: workspace },
      `, as ${role}. This is where the team keeps its projects and tasks.`,
    ],
    button: 'Accept the invitation',
    expires: (day: string) =>
      `The invitation is valid until ${day}. Don’t forward it: anyone with this link can use it.`,
    reason: (address: string) =>
      `You received this because someone entered ${address}. If you weren’t expecting it, you can ignore it.`,
  },
  opened: {
    subject: (workspace: string) => `${workspace} is ready`,
    preheader: 'Three things to start with.',
    heading: (name: string) => `Welcome, ${name}`,
    text: (workspace: string): Phrase => [
      'Your workspace ',
      { strong: workspace },
      ' is ready, and has its own address. Three things to start with:',
    ],
    first: 'Create a project. It comes with a board that is ready to use.',
    second: 'Add your next three tasks, each with an assignee and a due date.',
    third: 'Invite the people you work with. They’ll get an e-mail like this one.',
    button: 'Open the workspace',
  },
  joined: {
    subject: (workspace: string) => `Welcome to ${workspace}`,
    preheader: 'Your team’s projects and tasks are here.',
    heading: (name: string) => `Welcome, ${name}`,
    text: (workspace: string, role: string): Phrase => [
      'You’ve joined ',
      { strong: workspace },
      ` as ${role}. You’ll find the team’s projects and your own tasks there.`,
    ],
    button: 'Open the workspace',
  },
  keep: (url: string) => `Your workspace’s address: ${url}`,
  reason: (workspace: string) =>
    `You’re receiving this once because you’re a member of ${workspace}.`,
};

export type PeopleWords = typeof en;

const de: PeopleWords = {
  roles: {
    owner: 'Inhaber*in',
    admin: 'Administrator*in',
    manager: 'Manager*in',
    member: 'Mitglied',
    viewer: 'Leser*in',
  },
  invitation: {
    subject: 'Du bist in einen Arbeitsbereich bei TaskForce eingeladen',
    preheader: 'Nimm die Einladung an, dann kann es losgehen.',
    heading: (workspace) => `Komm zu ${workspace}`,
    text: (who, workspace, role) => [
      { strong: who },
      ' lädt dich in den Arbeitsbereich ',
      { strong: workspace },
      ` ein, als ${role}. Dort hat das Team seine Projekte und Aufgaben.`,
    ],
    button: 'Einladung annehmen',
    expires: (day) =>
      `Die Einladung gilt bis ${day}. Sie ist nur für dich: Wer diesen Link hat, kann ihn benutzen.`,
    reason: (address) =>
      `Du bekommst das, weil jemand ${address} eingegeben hat. Weißt du nicht, warum, dann lass es liegen: Es passiert nichts.`,
  },
  opened: {
    subject: (workspace) => `${workspace} ist bereit`,
    preheader: 'Drei Dinge für den Anfang.',
    heading: (name) => `Willkommen, ${name}`,
    text: (workspace) => [
      'Dein Arbeitsbereich ',
      { strong: workspace },
      ' ist bereit. Er hat eine eigene Adresse und ist von allen anderen getrennt. Für den Anfang:',
    ],
    first: 'Lege ein Projekt an. Ein Board ist gleich dabei.',
    second: 'Schreib die nächsten drei Aufgaben auf, jede mit einem Namen und einem Tag.',
    third: 'Lade die Leute ein, mit denen du arbeitest: Sie bekommen eine Mail wie diese.',
    button: 'Arbeitsbereich öffnen',
  },
  joined: {
    subject: (workspace) => `Willkommen bei ${workspace}`,
    preheader: 'Hier ist die Arbeit des Teams.',
    heading: (name) => `Willkommen, ${name}`,
    text: (workspace, role) => [
      'Du gehörst jetzt zu ',
      { strong: workspace },
      `, als ${role}. Dort findest du die Projekte des Teams und was dir zugewiesen ist.`,
    ],
    button: 'Arbeitsbereich öffnen',
  },
  keep: (url) => `Merk dir die Adresse: ${url}`,
  reason: (workspace) => `Du bekommst das einmal, weil du zum Arbeitsbereich ${workspace} gehörst.`,
};

export const PEOPLE_WORDS: Dictionary<PeopleWords> = { en, de };
