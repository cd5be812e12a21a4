import type { Dictionary, Phrase } from '#features/foundation/mail/index.ts';
import type { Priority } from '#features/work/tasks/index.ts';

const en = {
  priorities: {
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    urgent: 'Urgent',
  } satisfies Record<Priority, string>,
  facts: { project: 'Project', priority: 'Priority', due: 'Due' },
  open: 'Open the task',
  openWorkspace: 'Open the workspace',
  due: (time: string) => `Due ${time}`,
  wasDue: (time: string) => `Was due ${time}`,
  noDue: 'No due date',
  more: (n: number) => (n === 1 ? 'And one more.' : `And ${n} more.`),
  assigned: {
    subject: (key: string, title: string) => `${key} is yours: ${title}`,
    preheader: (who: string, project: string) => `${who} assigned you a task in ${project}.`,
    text: (who: string, project: string): Phrase => [
      { strong: who },
      ' assigned you a task in ',
      { strong: project },
      '.',
    ],
    byNobody: (project: string): Phrase => [
      'A task in ',
      { strong: project },
      ' was assigned to you.',
    ],
    reason: 'You’re receiving this because the task was assigned to you.',
  },
  mentioned: {
    someone: 'Someone',
    subject: (key: string, title: string) => `You were mentioned in ${key}: ${title}`,
    preheader: (who: string) => `${who} mentioned you in a comment.`,
    text: (who: string, key: string): Phrase => [
      { strong: who },
      ' mentioned you in a comment on ',
      { strong: key },
      ':',
    ],
    open: 'Open the comment',
    reason: 'You’re receiving this because a comment mentions you.',
  },
  reminder: {
    subject: (key: string, title: string) => `Due soon: ${key} ${title}`,
    preheader: (time: string) => `Due ${time}.`,
    text: (time: string): Phrase => ['Your task is due on ', { strong: time }, '.'],
    reason: 'You’re receiving this because one of your tasks is due within a day.',
  },
  overdue: {
    subject: (n: number) =>
      n === 1 ? 'One of your tasks is overdue' : `${n} of your tasks are overdue`,
    preheader: 'Finish them, or choose a new due date.',
    heading: (n: number) => (n === 1 ? 'One task is overdue' : `${n} tasks are overdue`),
    text: 'These tasks are past their due date. Finish them, or choose a new due date.',
    reason: 'You’re receiving this because some of your tasks are overdue.',
  },
  digest: {
    subject: (workspace: string) => `Your week at ${workspace}`,
    preheader: (week: number, late: number) => `${week} due this week, ${late} overdue.`,
    heading: 'Your week',
    text: (done: number) =>
      done === 0
        ? 'Here’s what’s ahead.'
        : `Last week you finished ${done === 1 ? 'one task' : `${done} tasks`}. Here’s what’s ahead.`,
    late: (n: number) => `Overdue (${n})`,
    week: (n: number) => `Due this week (${n})`,
    others: (n: number) => `In progress, no due date (${n})`,
    reason: 'You’re receiving this because you turned on the weekly summary.',
  },
};

export type TaskMailWords = typeof en;

const de: TaskMailWords = {
  priorities: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch', urgent: 'Dringend' },
  facts: { project: 'Projekt', priority: 'Priorität', due: 'Fällig' },
  open: 'Aufgabe öffnen',
  openWorkspace: 'Arbeitsbereich öffnen',
  due: (time) => `Fällig ${time}`,
  wasDue: (time) => `War fällig ${time}`,
  noDue: 'Ohne Termin',
  more: (n) => (n === 1 ? 'Und eine weitere.' : `Und ${n} weitere.`),
  assigned: {
    subject: (key, title) => `${key} ist deine: ${title}`,
    preheader: (who, project) => `${who} hat dir eine Aufgabe in ${project} zugewiesen.`,
    text: (who, project) => [
      { strong: who },
      ' hat dir eine Aufgabe in ',
      { strong: project },
      ' zugewiesen.',
    ],
    byNobody: (project) => ['Dir wurde eine Aufgabe in ', { strong: project }, ' zugewiesen.'],
    reason: 'Du bekommst das, weil dir die Aufgabe zugewiesen wurde.',
  },
  mentioned: {
    someone: 'Jemand',
    subject: (key, title) => `Du wurdest in ${key} erwähnt: ${title}`,
    preheader: (who) => `${who} hat dich in einem Kommentar erwähnt.`,
    text: (who, key) => [
      { strong: who },
      ' hat dich in einem Kommentar zu ',
      { strong: key },
      ' erwähnt:',
    ],
    open: 'Kommentar öffnen',
    reason: 'Du bekommst das, weil ein Kommentar dich erwähnt.',
  },
  reminder: {
    subject: (key, title) => `Bald fällig: ${key} ${title}`,
    preheader: (time) => `Fällig ${time}.`,
    text: (time) => ['Diese Aufgabe von dir ist fällig: ', { strong: time }, '.'],
    reason: 'Du bekommst das einen Tag, bevor eine deiner Aufgaben fällig ist.',
  },
  overdue: {
    subject: (n) =>
      n === 1 ? 'Eine deiner Aufgaben ist überfällig' : `${n} deiner Aufgaben sind überfällig`,
    preheader: 'Erledige sie oder gib ihnen einen neuen Termin.',
    heading: (n) => (n === 1 ? 'Eine Aufgabe ist überfällig' : `${n} Aufgaben sind überfällig`),
    text: 'Der Termin dieser Aufgaben ist vorbei. Erledige sie oder gib ihnen einen neuen.',
    reason: 'Du bekommst das morgens, wenn Aufgaben von dir überfällig sind.',
  },
  digest: {
    subject: (workspace) => `Deine Woche bei ${workspace}`,
    preheader: (week, late) => `${week} diese Woche fällig, ${late} überfällig.`,
    heading: 'Deine Woche',
    text: (done) =>
      done === 0
        ? 'Das liegt vor dir.'
        : `Letzte Woche hast du ${done === 1 ? 'eine Aufgabe' : `${done} Aufgaben`} erledigt. Das liegt vor dir.`,
    late: (n) => `Überfällig (${n})`,
    week: (n) => `Diese Woche fällig (${n})`,
    others: (n) => `In Arbeit, ohne Termin (${n})`,
    reason: 'Du bekommst das montags, weil du es so wolltest.',
  },
};

export const TASK_MAIL_WORDS: Dictionary<TaskMailWords> = { en, de };
