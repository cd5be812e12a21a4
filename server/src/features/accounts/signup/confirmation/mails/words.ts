import type { Dictionary, Phrase } from '#features/foundation/mail/index.ts';

const en = {
  confirm: {
    subject: 'Confirm your e-mail address',
    preheader: 'One more click, and you can start.',
    heading: 'Confirm your e-mail address',
    text: (address: string): Phrase => [
      'Someone signed up for TaskForce with the address ',
      { strong: address },
      '. If that was you, continue here:',
    ],
    button: 'Confirm the address',
    expires: (time: string) => `The link works once, until ${time}.`,
    notYours:
      'If it wasn’t you, you don’t need to do anything: only the person who knows the password can continue.',
    reason:
      'You’re receiving this because your address was entered at a sign-up. Unless someone opens the link, no account is created, and the data is deleted.',
  },
  known: {
    subject: 'You already have an account',
    preheader: 'Log in, or choose a new password.',
    heading: 'You already have an account',
    text: (address: string): Phrase => [
      'Someone signed up for TaskForce with the address ',
      { strong: address },
      '. This address already has an account, so nothing was created or changed. If that was you:',
    ],
    steps: [
      'Log in with your account.',
      'For another workspace, choose “New workspace” there.',
      'For an invitation, open its link again.',
    ],
    logIn: 'Log in',
    reset: 'Choose a new password',
    reason:
      'You’re receiving this because your address was entered at a sign-up. If that wasn’t you, ignore it: the other person learns nothing about your account.',
  },
};

export type ConfirmationWords = typeof en;

const de: ConfirmationWords = {
  confirm: {
    subject: 'Bestätige deine E-Mail-Adresse',
    preheader: 'Noch ein Klick, dann kann es losgehen.',
    heading: 'Bestätige deine E-Mail-Adresse',
    text: (address) => [
      'Jemand hat sich bei TaskForce registriert, und zwar mit der Adresse ',
      { strong: address },
      '. Warst du das, dann geht es hier weiter:',
    ],
    button: 'Adresse bestätigen',
    expires: (time) => `Der Link funktioniert einmal, bis ${time}.`,
    notYours:
      'Warst du das nicht, dann ist nichts zu tun: Weiter geht es nur mit dem Passwort, das eingegeben wurde.',
    reason:
      'Du bekommst das, weil deine Adresse bei einer Registrierung eingegeben wurde. Ohne den Link passiert nichts: Es entsteht kein Konto, und was eingegeben wurde, wird gelöscht.',
  },
  known: {
    subject: 'Du hast schon ein Konto',
    preheader: 'Melde dich damit an, oder wähle ein neues Passwort.',
    heading: 'Du hast schon ein Konto',
    text: (address) => [
      'Jemand hat sich bei TaskForce registriert, und zwar mit der Adresse ',
      { strong: address },
      '. Sie hat schon ein Konto, deshalb wurde nichts angelegt und nichts geändert. Warst du das:',
    ],
    steps: [
      'Melde dich mit deinem Konto an.',
      'Für einen weiteren Arbeitsbereich wähle dort „New workspace“.',
      'Für eine Einladung öffne ihren Link noch einmal.',
    ],
    logIn: 'Anmelden',
    reset: 'Neues Passwort wählen',
    reason:
      'Du bekommst das, weil deine Adresse bei einer Registrierung eingegeben wurde. Warst du das nicht, dann lass es liegen: Wer es auch war, erfährt nichts von deinem Konto.',
  },
};

export const CONFIRMATION_WORDS: Dictionary<ConfirmationWords> = { en, de };
