import type { Sites } from '#identity/index.ts';
import {
  type MailContent,
  type ContentKind,
  type Reader,
  formatTime,
} from '#features/foundation/mail/index.ts';
import { RESET_WORDS } from './words.ts';

/** Where someone chooses a new password. The secret is in the fragment, which no server and no log sees. */
export const resetUrl = (sites: Sites, token: string): string =>
  sites.baseAddress(`/password-reset#token=${token}`);

/** It contains no text from others: the person who asked may be a stranger. */
export function resetContent(
  reader: Reader,
  { address, expiresAt, url }: { address: string; expiresAt: string; url: string },
): MailContent {
  const words = RESET_WORDS[reader.language];
  return {
    subject: words.subject,
    preheader: words.preheader,
    heading: words.heading,
    blocks: [
      { kind: 'paragraph', text: [words.text, { strong: address }, '.'] },
      { kind: 'button', label: words.button, url },
      { kind: 'note', text: words.expires(formatTime(reader, expiresAt)) },
      { kind: 'note', text: words.sessions },
    ],
    reason: words.reason,
  };
}

export const resetSamples = (sites: Sites): ContentKind => ({
  name: 'password-reset',
  preference: null,
  samples: ({ reader }) => [
    resetContent(reader, {
      address: 'anna@example.com',
      expiresAt: '2026-12-05T16:30:00.000Z',
      url: resetUrl(sites, 'a-sample-and-no-secret'),
    }),
  ],
});
