import { AppError } from '#kernel/errors.ts';
import type { TxtAnswer } from '#platform/dns/index.ts';
import { recordNameOf } from './host.ts';
import { dnsUnavailable, recordDiffers, recordMissing } from './refusals.ts';

const PREFIX = 'taskforce-verify=';
/** Of what stands in the DNS, this much is repeated. */
const [MOST_TEXTS, MOST_CHARACTERS] = [5, 100];

interface Claim {
  readonly host: string;
  readonly token: string;
}

/** What the record has to say. */
export const recordValueOf = ({ token }: Pick<Claim, 'token'>): string => `${PREFIX}${token}`;

/** What the DNS says about a claim. */
export type ProofResult = 'proved' | 'missing' | 'different' | 'unanswered';

export function judge(claim: Claim, answer: TxtAnswer): ProofResult {
  if (answer.kind === 'unanswered') return 'unanswered';
  if (answer.texts.some((text) => text.trim() === recordValueOf(claim))) return 'proved';
  return answer.texts.length === 0 ? 'missing' : 'different';
}

/** @throws AppError `domain_record_missing`, `domain_record_differs`, `dns_unavailable` */
export function assertProved(claim: Claim, answer: TxtAnswer): void {
  const record = { type: 'TXT', name: recordNameOf(claim.host), value: recordValueOf(claim) };
  switch (judge(claim, answer)) {
    case 'proved':
      return;
    case 'missing':
      throw new AppError(
        recordMissing,
        `There is no TXT record at ${record.name} yet. A new record can take an hour to become visible everywhere.`,
        { extra: { record } },
      );
    case 'different': {
      const found = shown(answer);
      throw new AppError(
        recordDiffers,
        `The TXT record at ${record.name} says ${found.map((text) => `"${text}"`).join(', ')}; it has to say "${record.value}".`,
        { extra: { record, found } },
      );
    }
    case 'unanswered':
      throw new AppError(
        dnsUnavailable,
        `The DNS does not respond for ${record.name}. Nothing was changed; try again in a moment.`,
        { retryAfter: 30 },
      );
  }
}

/** The owner of the name wrote these texts: they are shortened, and control characters are removed. */
const shown = (answer: TxtAnswer): string[] =>
  (answer.kind === 'answered' ? answer.texts : [])
    .toSorted((a, b) => Number(b.startsWith(PREFIX)) - Number(a.startsWith(PREFIX)))
    .slice(0, MOST_TEXTS)
    .map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?'))
    .map((text) => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text));
