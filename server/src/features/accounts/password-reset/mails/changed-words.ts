import type { Dictionary, Phrase } from '#features/foundation/mail/index.ts';

const en = {
  subject: 'Your password was changed',
  preheader: 'If that wasn’t you, choose a new password now.',
  heading: 'Your password was changed',
  text: (address: string, time: string): Phrase => [
    'The account of ',
    { strong: address },
    ' got a new password on ',
    { strong: time },
    '. It was logged out on all devices.',
  ],
  yours: 'If that was you, you don’t need to do anything.',
  notYours:
    'If it wasn’t you, someone can read your mail: the password was changed with a link that was sent to you. Secure your mailbox first, then choose another password here.',
  button: 'Choose another password',
  reason: 'You’re receiving this because your password changed. You can’t turn this mail off.',
};

export type ChangedWords = typeof en;

const de: ChangedWords = {
  subject: 'Dein Passwort wurde geändert',
  preheader: 'Warst du das nicht, dann wähle jetzt ein anderes.',
  heading: 'Dein Passwort wurde geändert',
  text: (address, time) => [
    'Das Konto von ',
    { strong: address },
    ' hat ein neues Passwort, und zwar seit ',
    { strong: time },
    '. Alle, die dort angemeldet waren, sind abgemeldet.',
  ],
  yours: 'Warst du das selbst, dann ist nichts zu tun.',
  notYours:
    'Warst du das nicht, dann kann jemand deine Mails lesen: Das Passwort wurde mit einem Link geändert, der an dich ging. Sichere zuerst dein Postfach und wähle dann hier ein anderes Passwort.',
  button: 'Ein anderes Passwort wählen',
  reason:
    'Du bekommst das immer, wenn sich das Passwort deines Kontos ändert. Abbestellen lässt es sich nicht.',
};

export const CHANGED_WORDS: Dictionary<ChangedWords> = { en, de };
