import type { Sites } from '#identity/index.ts';
import {
  type MailContent,
  type ContentKind,
  type Reader,
  formatTime,
} from '#features/foundation/mail/index.ts';
import { CHANGED_WORDS } from './changed-words.ts';

/** Has no link that changes anything by itself: an eavesdropper gains nothing. */
export function changedContent(
  reader: Reader,
  sites: Sites,
  { address, changedAt }: { address: string; changedAt: string },
): MailContent {
  const words = CHANGED_WORDS[reader.language];
  return {
    subject: words.subject,
    preheader: words.preheader,
    heading: words.heading,
    blocks: [
      { kind: 'paragraph', text: words.text(address, formatTime(reader, changedAt)) },
      { kind: 'paragraph', text: [words.yours] },
      { kind: 'paragraph', text: [words.notYours] },
      { kind: 'button', label: words.button, url: sites.baseAddress('/forgot-password') },
    ],
    reason: words.reason,
  };
}

export const changedSamples = (sites: Sites): ContentKind => ({
  name: 'password-changed',
  preference: null,
  samples: ({ reader }) => [
    changedContent(reader, sites, {
      address: 'anna@example.com',
      changedAt: '2026-12-05T16:30:00.000Z',
    }),
  ],
});
