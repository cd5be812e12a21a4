import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { LoadProblem, useWorkspace } from '#shared/index.ts';
import { Segmented, SkeletonLines } from '#ui/index.ts';
import { EventGroupBoxes } from './event-group.tsx';
import { eventTypesQuery } from './queries.ts';
import { groupsOf } from './words.ts';

const choices = [
  { value: 'all', label: 'All events' },
  { value: 'chosen', label: 'Selected events' },
] as const;

/** Which events a webhook is told of. @param value null for all there are and will be */
export function EventsField({
  value,
  error,
  onChange,
}: {
  value: readonly string[] | null;
  error: string | undefined;
  onChange: (value: readonly string[] | null) => void;
}) {
  const { slug } = useWorkspace();
  const { data, error: problem, refetch } = useQuery(eventTypesQuery(slug));
  const id = useId();
  return (
    <fieldset className="tf-field" aria-describedby={error ? id : undefined}>
      <legend className="form-label">Events</legend>
      <Segmented
        label="Which events"
        value={value === null ? 'all' : 'chosen'}
        options={choices}
        onChange={(choice) => onChange(choice === 'all' ? null : [])}
      />
      {error && (
        <div id={id} className="invalid-feedback d-block">
          {error}
        </div>
      )}
      {value === null ? (
        <p className="form-text mb-0">
          Everything that happens in the workspace, private projects included, and what later
          versions add.
        </p>
      ) : (
        <div className="tf-events">
          {data &&
            groupsOf(data).map((group) => (
              <EventGroupBoxes key={group.name} group={group} value={value} onChange={onChange} />
            ))}
          {!data && problem && <LoadProblem error={problem} onRetry={refetch} />}
          {!data && !problem && <SkeletonLines lines={6} />}
        </div>
      )}
    </fieldset>
  );
}
