import type { Sites } from '#identity/index.ts';
import {
  type MailContent,
  type ContentKind,
  type Reader,
  formatTime,
} from '#features/foundation/mail/index.ts';
import { CONFIRMATION_WORDS } from './words.ts';

/** Where a sign-up is confirmed. The secret is in the fragment, which no server and no log sees. */
export const confirmationUrl = (sites: Sites, token: string): string =>
  sites.baseAddress(`/confirm#token=${token}`);

/** It contains no text from others: the person who signed up may be a stranger. */
export function confirmationContent(
  reader: Reader,
  { address, expiresAt, url }: { address: string; expiresAt: string; url: string },
): MailContent {
  const { confirm: words } = CONFIRMATION_WORDS[reader.language];
  return {
    subject: words.subject,
    preheader: words.preheader,
    heading: words.heading,
    blocks: [
      { kind: 'paragraph', text: words.text(address) },
      { kind: 'button', label: words.button, url },
      { kind: 'note', text: words.expires(formatTime(reader, expiresAt)) },
      { kind: 'note', text: words.notYours },
    ],
    reason: words.reason,
  };
}

/** For people with an account who sign up again, or whose address someone else entered. */
export function knownContent(reader: Reader, sites: Sites, address: string): MailContent {
  const { known: words } = CONFIRMATION_WORDS[reader.language];
  return {
    subject: words.subject,
    preheader: words.preheader,
    heading: words.heading,
    blocks: [
      { kind: 'paragraph', text: words.text(address) },
      { kind: 'steps', steps: words.steps },
      { kind: 'button', label: words.logIn, url: sites.baseAddress('/login') },
      { kind: 'button', label: words.reset, url: sites.baseAddress('/forgot-password') },
    ],
    reason: words.reason,
  };
}

export const confirmationSamples = (sites: Sites): ContentKind => ({
  name: 'sign-up',
  preference: null,
  samples: ({ reader }) => [
    confirmationContent(reader, {
      address: 'anna@example.com',
      expiresAt: '2026-12-05T16:30:00.000Z',
      url: confirmationUrl(sites, 'a-sample-and-no-secret'),
    }),
    knownContent(reader, sites, 'anna@example.com'),
  ],
});
