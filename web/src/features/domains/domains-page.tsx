import { useQuery } from '@tanstack/react-query';
import { Globe } from 'lucide-react';
import { useState } from 'react';
import type { Domain } from '#api/index.ts';
import { LoadProblem, SettingsFrame, useWorkspace } from '#shared/index.ts';
import { Confirm, Empty, SkeletonLines } from '#ui/index.ts';
import { removeDomain } from './actions.ts';
import { AddDomainForm } from './add-form.tsx';
import { DomainCard } from './domain-card.tsx';
import { domainsQuery } from './queries.ts';
import './domains.css';

export default function DomainsPage() {
  const { tenant } = useWorkspace();
  return (
    <SettingsFrame
      title="Domains"
      may={tenant.can.manageDomains}
      why={`Domains decide where ${tenant.name} is found, so owners and admins keep them.`}
    >
      <Domains />
    </SettingsFrame>
  );
}

function Domains() {
  const { slug, api, tenant } = useWorkspace();
  const query = useQuery(domainsQuery(slug));
  const [removing, setRemoving] = useState<Domain>();
  if (query.isError && !query.data)
    return <LoadProblem error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <SkeletonLines lines={6} />;
  const { items, limit } = query.data;
  return (
    <>
      {items.length < limit ? (
        <AddDomainForm api={api} />
      ) : (
        <p className="text-soft">
          A workspace can have {limit} domains. Remove one to make room for another.
        </p>
      )}
      {items.length === 0 ? (
        <Empty icon={<Globe size={22} />} title="Your workspace at your own address">
          Add a domain of yours, prove it with one DNS record, and people can work at
          tasks.your-company.com instead of {addressOf(tenant.url)}. Links then lead to the domain
          you make primary.
        </Empty>
      ) : (
        <ul className="tf-plates" aria-label="Domains">
          {items.map((domain) => (
            <DomainCard key={domain.id} domain={domain} onRemove={() => setRemoving(domain)} />
          ))}
        </ul>
      )}
      {removing && (
        <Confirm
          title={`Remove ${removing.shownHost}?`}
          text={consequenceOf(removing)}
          action="Remove domain"
          onClose={() => setRemoving(undefined)}
          onConfirm={() => {
            void removeDomain(api, removing);
            setRemoving(undefined);
          }}
        />
      )}
    </>
  );
}

const addressOf = (url: string): string => new URL(url).host;

const consequenceOf = ({ state, primary }: Domain): string =>
  state === 'verified' || state === 'failing'
    ? `It stops answering at once${primary ? ', and links lead to the workspace’s own address again' : ''}. To use it again it has to be proved anew, with another record.`
    : 'Its record proves nothing any more. Added again, it gets another one.';
