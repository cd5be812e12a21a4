import type { Dictionary } from '#features/foundation/mail/index.ts';

const en = {
  subject: 'Choose a new password',
  preheader: 'The link works once, within an hour.',
  heading: 'Choose a new password',
  text: 'Someone requested a new password for the account of ',
  button: 'Choose a new password',
  expires: (time: string) => `The link works once, until ${time}.`,
  sessions: 'The new password logs this account out on all devices.',
  reason:
    'You’re receiving this because your address was entered under “Forgot password?”. If that wasn’t you, ignore it: your password stays the same.',
};

export type ResetWords = typeof en;

const de: ResetWords = {
  subject: 'Neues Passwort wählen',
  preheader: 'Der Link funktioniert einmal, eine Stunde lang.',
  heading: 'Wähle ein neues Passwort',
  text: 'Jemand hat ein neues Passwort angefordert, und zwar für das Konto von ',
  button: 'Neues Passwort wählen',
  expires: (time) => `Der Link funktioniert einmal, bis ${time}.`,
  sessions: 'Mit dem neuen Passwort werden alle abgemeldet, die in diesem Konto angemeldet sind.',
  reason:
    'Du bekommst das, weil deine Adresse unter „Passwort vergessen?“ eingegeben wurde. Warst du das nicht, dann lass es liegen: Dein Passwort bleibt, wie es ist.',
};

export const RESET_WORDS: Dictionary<ResetWords> = { en, de };
