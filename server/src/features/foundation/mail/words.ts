import type { MailedKind } from '#identity/index.ts';
import type { Dictionary } from './language.ts';

const en = {
  /** What a kind of mail is called, in a sentence. */
  kinds: {
    task_assigned: 'e-mails about tasks assigned to you',
    task_due: 'reminders about tasks that are due soon',
    tasks_overdue: 'the daily list of your overdue tasks',
    digest: 'the weekly summary',
  } satisfies Record<MailedKind, string>,
  unsubscribe: 'Unsubscribe',
  page: {
    title: 'Unsubscribe?',
    question: (what: string) => `You’ll stop receiving ${what}.`,
    others:
      'You’ll still get other e-mails. You can turn this back on in your settings at any time.',
    confirm: 'Unsubscribe',
    doneTitle: 'You’re unsubscribed',
    done: (what: string) => `You won’t receive ${what} any more.`,
    again: 'Changed your mind? Turn it back on in your settings.',
    wrongTitle: 'This link does not work',
    wrong: 'It is incomplete or belongs to another server. Copy the whole link from the e-mail.',
    home: 'Go to TaskForce',
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
