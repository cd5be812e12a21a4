import type { Dictionary, Phrase } from '#features/foundation/mail/index.ts';

const en = {
  subject: 'Your password was changed',
  preheader: 'If that was not you, choose another one now.',
  heading: 'Your password was changed',
  text: (address: string, time: string): Phrase => [
    'The account of ',
    { strong: address },
    ' has had a new password since ',
    { strong: time },
    '. Everybody who was logged in to it was logged out.',
  ],
  yours: 'If that was you, there is nothing to do.',
  notYours:
    'If it was not you, somebody can read your mail: the password was changed with a link that was sent to you. Secure your mailbox first, then choose another password here.',
  button: 'Choose another password',
  reason: 'You get this whenever the password of your account changes. It cannot be switched off.',
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
