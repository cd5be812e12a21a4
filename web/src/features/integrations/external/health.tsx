import type { ExternalSource, SourceReport } from '#api/index.ts';
import { Ago } from '#shared/index.ts';

const badges: { [state in SourceReport['state']]: { text: string; className: string } } = {
  ok: { text: 'Answers', className: ' is-success' },
  cached: { text: 'Answers', className: ' is-success' },
  stale: { text: 'Unreachable', className: ' is-warning' },
  timeout: { text: 'Too slow', className: ' is-danger' },
  failed: { text: 'Failing', className: ' is-danger' },
  circuit_open: { text: 'Paused after errors', className: ' is-danger' },
};

/** @param report undefined before it was asked */
export function HealthBadge({
  source,
  report,
}: {
  source: ExternalSource;
  report: SourceReport | undefined;
}) {
  if (!source.enabled) return <span className="tf-badge">Off</span>;
  if (!report) return <span className="tf-badge">Asking…</span>;
  const { text, className } = badges[report.state];
  return <span className={`tf-badge${className}`}>{text}</span>;
}

/** How many tasks it has, and as of when. */
export function Count({ report: { count, skipped, at } }: { report: SourceReport }) {
  return (
    <>
      {tasksOf(count)}
      {skipped > 0 && `, ${skipped} skipped because the id or title is missing`}
      {at && (
        <>
          {' · '}fetched <Ago at={at} />
        </>
      )}
    </>
  );
}

export const tasksOf = (count: number): string => `${count} ${count === 1 ? 'task' : 'tasks'}`;

/** What is wrong with a source, and what to do about it; nothing while it is well. */
export function HealthNote({
  source,
  report,
}: {
  source: ExternalSource;
  report: SourceReport | undefined;
}) {
  if (!source.headersReadable)
    return (
      <p className="tf-plate-note is-warning">
        Its headers came with a copy of the workspace and can’t be read here. Edit the source and
        enter them again.
      </p>
    );
  if (!source.enabled || !report?.error) return null;
  return (
    <p className="tf-plate-note is-warning">
      {report.error}
      {report.state === 'stale' && ' Its last known tasks are shown for up to an hour.'}
    </p>
  );
}
