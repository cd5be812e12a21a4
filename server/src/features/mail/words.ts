import type { MailedKind } from '#identity/index.ts';
import type { Dictionary } from './language.ts';

const en = {
  /** What a kind of mail is called, in a sentence. */
  kinds: {
    task_assigned: 'mail about tasks that are assigned to you',
    task_due: 'reminders of tasks that are due soon',
    tasks_overdue: 'the daily list of your overdue tasks',
    digest: 'the weekly summary',
  } satisfies Record<MailedKind, string>,
  unsubscribe: 'Stop these mails',
  page: {
    title: 'Stop these mails?',
    question: (what: string) => `You will get no more of this: ${what}.`,
    others: 'Other mail stays as it is. You can turn this on again in your account at any time.',
    confirm: 'Stop these mails',
    doneTitle: 'Done',
    done: (what: string) => `You will get no more of this: ${what}.`,
    again: 'If you change your mind, turn it on again in your account.',
    wrongTitle: 'This link does not work',
    wrong: 'It is incomplete, or from another server. Use the link of the mail as a whole.',
    home: 'To TaskForce',
  },
};

export type FrameWords = typeof en;

const de: FrameWords = {
  kinds: {
    task_assigned: 'Mails über Aufgaben, die dir zugewiesen werden',
    task_due: 'Erinnerungen an Aufgaben, die bald fällig sind',
    tasks_overdue: 'die tägliche Liste deiner überfälligen Aufgaben',
    digest: 'die Zusammenfassung der Woche',
  },
  unsubscribe: 'Diese Mails abbestellen',
  page: {
    title: 'Diese Mails abbestellen?',
    question: (what) => `Das bekommst du dann nicht mehr: ${what}.`,
    others:
      'Andere Mails bleiben, wie sie sind. In deinem Konto kannst du das jederzeit wieder einschalten.',
    confirm: 'Abbestellen',
    doneTitle: 'Erledigt',
    done: (what) => `Das bekommst du nicht mehr: ${what}.`,
    again: 'Wenn du es dir anders überlegst, schalte es in deinem Konto wieder ein.',
    wrongTitle: 'Dieser Link funktioniert nicht',
    wrong: 'Er ist unvollständig oder von einem anderen Server. Nimm den ganzen Link aus der Mail.',
    home: 'Zu TaskForce',
  },
};

/** What stands around every letter, and on the page that ends them. */
export const FRAME_WORDS: Dictionary<FrameWords> = { en, de };
