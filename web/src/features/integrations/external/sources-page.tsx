import { useQuery } from '@tanstack/react-query';
import { Cable, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ExternalSource } from '#api/index.ts';
import { LoadProblem, SettingsFrame, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Confirm, Empty, SkeletonLines } from '#ui/index.ts';
import { sourceRemoval } from './changes.ts';
import { healthQuery, sourcesQuery } from './queries.ts';
import { SourceCard } from './source-card.tsx';
import { SourceDialog } from './source-dialog.tsx';
import './sources.css';

export default function SourcesPage() {
  const { slug, tenant } = useWorkspace();
  const may = tenant.can.manageExternalSources;
  const { data } = useQuery({ ...sourcesQuery(slug), enabled: may });
  const [adding, setAdding] = useState(false);
  const isFull = data !== undefined && data.items.length >= data.limit;
  return (
    <SettingsFrame
      title="External sources"
      may={may}
      why={`Everyone in ${tenant.name} can read the tasks of a source, so owners and admins manage them.`}
      action={
        data &&
        !isFull && (
          <Button
            variant="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            Add source
          </Button>
        )
      }
    >
      {isFull && (
        <p className="text-soft">
          A workspace can have {data.limit} sources. Remove one to make room for another.
        </p>
      )}
      <Sources />
      {adding && <SourceDialog onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}

function Sources() {
  const { slug } = useWorkspace();
  const removal = useChange(sourceRemoval(slug));
  const { data, error, refetch } = useQuery(sourcesQuery(slug));
  const { data: health } = useQuery({
    ...healthQuery(slug),
    enabled: data !== undefined && data.items.length > 0,
  });
  const [editingId, setEditingId] = useState<string>();
  const [removing, setRemoving] = useState<ExternalSource>();
  if (!data && error) return <LoadProblem error={error} onRetry={refetch} />;
  if (!data) return <SkeletonLines lines={6} />;
  const editing = data.items.find(({ id }) => id === editingId);
  return (
    <>
      {data.items.length === 0 ? (
        <Empty icon={<Cable size={22} />} title="Tasks from your other systems">
          Add a URL that returns a list of tasks, such as issues from GitHub, GitLab or Jira.
          Programs then read them together with your own tasks through the API. They are not shown
          on boards.
        </Empty>
      ) : (
        <ul className="tf-plates mt-0" aria-label="External sources">
          {data.items.map((source) => (
            <li key={source.id}>
              <SourceCard
                source={source}
                report={health?.get(source.name)}
                onEdit={() => setEditingId(source.id)}
                onRemove={() => setRemoving(source)}
              />
            </li>
          ))}
        </ul>
      )}
      {editing && <SourceDialog source={editing} onClose={() => setEditingId(undefined)} />}
      {removing && (
        <Confirm
          title={`Remove ${removing.name}?`}
          text="Its tasks are no longer shown and its headers are deleted. Nothing changes in the source itself."
          action="Remove source"
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
