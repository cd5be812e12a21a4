import type { Domain } from '#api/index.ts';
import { CopyButton } from '#ui/index.ts';

/** The DNS record that proves a domain, each part ready to be carried to where the DNS is kept. */
export function Record({ record, host }: { record: Domain['record']; host: string }) {
  return (
    <dl className="tf-record" aria-label={`DNS record for ${host}`}>
      <div>
        <dt>Type</dt>
        <dd className="mono">{record.type}</dd>
      </div>
      <div>
        <dt>Name</dt>
        <dd className="mono">{record.name}</dd>
        <dd>
          <CopyButton size="sm" text={record.name} what={`the record’s name for ${host}`} />
        </dd>
      </div>
      <div>
        <dt>Value</dt>
        <dd className="mono">{record.value}</dd>
        <dd>
          <CopyButton size="sm" text={record.value} what={`the record’s value for ${host}`} />
        </dd>
      </div>
    </dl>
  );
}
