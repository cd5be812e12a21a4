import type { Dictionary } from './language.ts';

const en = {
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
    wrongTitle: 'This link doesn’t work',
    wrong: 'It is incomplete or belongs to another server. Copy the whole link from the e-mail.',
    home: 'Go to TaskForce',
  },
};

export type FrameWords = typeof en;

const de: FrameWords = {
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

/** What stands around every mail, and on the page that ends them. */
export const FRAME_WORDS: Dictionary<FrameWords> = { en, de };
