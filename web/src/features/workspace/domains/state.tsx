import type { Domain } from '#api/index.ts';
import { Ago, dayOf } from '#shared/index.ts';

const badges: { [state in Domain['state']]: { text: string; look: string } } = {
  pending: { text: 'Waiting for DNS record', look: '' },
  verified: { text: 'Verified', look: ' is-success' },
  failing: { text: 'Record missing', look: ' is-warning' },
  lost: { text: 'Lost', look: ' is-danger' },
};

export function StateBadge({ state }: Pick<Domain, 'state'>) {
  const { text, look } = badges[state];
  return <span className={`tf-badge${look}`}>{text}</span>;
}

/** What a domain's state means for those who use it, and what to do about it. */
export function StateText({ domain }: { domain: Domain }) {
  const { state, url, checkedAt, failingSince, losesAt, lostWhy } = domain;
  if (state === 'pending')
    return <>Create this record at the domain’s DNS provider, then check it.</>;
  if (state === 'verified')
    return (
      <>
        Answers at{' '}
        <a href={url} rel="noreferrer">
          {url}
        </a>
        {checkedAt && (
          <>
            . Last checked <Ago at={checkedAt} />
          </>
        )}
        .
      </>
    );
  if (state === 'failing')
    return (
      <>
        The record is gone{failingSince && <> since {dayOf(failingSince)}</>}. The domain still
        answers; restore the record{losesAt && <> before {dayOf(losesAt)}</>}, or you lose it.
      </>
    );
  return lostWhy === 'proved_elsewhere' ? (
    <>
      Another workspace verified this domain, so it answers there now. To take it back, create the
      new record below.
    </>
  ) : (
    <>
      The record was missing for days, so the domain no longer answers. Create it again and check.
    </>
  );
}
