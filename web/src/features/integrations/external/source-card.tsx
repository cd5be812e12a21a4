import { Pencil, Play, Power, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  messageOf,
  type ExternalSource,
  type ExternalSourceTrial,
  type SourceReport,
} from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { announce, Button, IconButton } from '#ui/index.ts';
import { sourceSwitch, trial as trialOf } from './changes.ts';
import { Count, HealthBadge, HealthNote } from './health.tsx';
import { Trial } from './trial.tsx';

/** One source: how it is, where it is asked, and what can be done with it. */
export function SourceCard({
  source,
  report,
  onEdit,
  onRemove,
}: {
  source: ExternalSource;
  report: SourceReport | undefined;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { slug } = useWorkspace();
  const turning = useChange(sourceSwitch(slug, source));
  const trying = useChange(trialOf(slug));
  const [trial, setTrial] = useState<ExternalSourceTrial | string>();
  const { name, url, enabled, headerNames } = source;
  const attempt = async () => {
    setTrial(undefined);
    announce(`Asking ${name}`);
    setTrial(await trying.attempt(source).catch(messageOf));
  };
  return (
    <article className="tf-plate" aria-label={name}>
      <div className="tf-plate-head">
        <h2 className="tf-plate-title">{name}</h2>
        <HealthBadge source={source} report={report} />
      </div>
      <p className="tf-plate-text mono">{url}</p>
      <p className="tf-plate-text">
        {enabled && report && !report.error && <Count report={report} />}
        {enabled && report && !report.error && headerNames.length > 0 && ' · '}
        {headerNames.length > 0 && `sends ${headerNames.join(', ')}`}
      </p>
      <HealthNote source={source} report={report} />
      {trial !== undefined && <Trial trial={trial} />}
      <div className="tf-plate-actions">
        <Button
          size="sm"
          busy={trying.isBusy}
          icon={<RefreshCw size={14} aria-hidden="true" />}
          aria-label={`Try it: ${name}`}
          onClick={() => void attempt()}
        >
          Try it
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<Pencil size={14} aria-hidden="true" />}
          aria-label={`Edit ${name}`}
          onClick={onEdit}
        >
          Edit
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={
            enabled ? <Power size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />
          }
          aria-label={`Turn ${enabled ? 'off' : 'on'}: ${name}`}
          onClick={() => void turning.run(!enabled)}
        >
          Turn {enabled ? 'off' : 'on'}
        </Button>
        <IconButton label={`Remove ${name}`} size="sm" className="tf-plate-last" onClick={onRemove}>
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      </div>
    </article>
  );
}
