import { useQuery } from '@tanstack/react-query';
import { Globe } from 'lucide-react';
import { useState } from 'react';
import type { Domain } from '#api/index.ts';
import { LoadProblem, SettingsFrame, useChange, useWorkspace } from '#shared/index.ts';
import { Confirm, Empty, SkeletonLines } from '#ui/index.ts';
import { domainRemoval } from './changes.ts';
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
      why={`Domains decide where ${tenant.name} is found, so owners and admins manage them.`}
    >
      <Domains />
    </SettingsFrame>
  );
}

function Domains() {
  const { slug, tenant } = useWorkspace();
  const query = useQuery(domainsQuery(slug));
  const removal = useChange(domainRemoval(slug));
  const [removing, setRemoving] = useState<Domain>();
  if (query.isError && !query.data)
    return <LoadProblem error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <SkeletonLines lines={6} />;
  const { items, limit } = query.data;
  return (
    <>
      {items.length < limit ? (
        <AddDomainForm />
      ) : (
        <p className="text-soft">
          A workspace can have {limit} domains. Remove one to make room for another.
        </p>
      )}
      {items.length === 0 ? (
        <Empty icon={<Globe size={22} />} title="Your workspace at your own address">
          Add your domain and verify it with one DNS record. People can then work at
          tasks.your-company.com instead of {addressOf(tenant.url)}, and links use the domain you
          make primary.
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
            void removal.run(removing);
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
    ? `It stops working immediately${primary ? ', and links use the workspace’s own address again' : ''}. To use it again, you have to verify it with a new record.`
    : 'Its DNS record stops working. If you add the domain again, it gets a new record.';
