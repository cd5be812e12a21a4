import type { Sites } from '#identity/index.ts';
import {
  type Letter,
  type LetterKind,
  type Reader,
  formatTime,
} from '#features/foundation/mail/index.ts';
import { CHANGED_WORDS } from './changed-words.ts';

/** Has no link that does anything by itself: whoever reads along gains nothing. */
export function changedLetter(
  reader: Reader,
  sites: Sites,
  { address, changedAt }: { address: string; changedAt: string },
): Letter {
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

export const changedSamples = (sites: Sites): LetterKind => ({
  name: 'password-changed',
  preference: null,
  samples: ({ reader }) => [
    changedLetter(reader, sites, {
      address: 'anna@example.com',
      changedAt: '2026-12-05T16:30:00.000Z',
    }),
  ],
});
