import { Link2, Link2Off, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { messageOf, type Domain } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { announce, Button, IconButton, toast } from '#ui/index.ts';
import { check, primaryChange } from './changes.ts';
import { Record } from './record.tsx';
import { StateBadge, StateText } from './state.tsx';

/** One domain: where it stands, the record it needs, and what can be done with it. */
export function DomainCard({ domain, onRemove }: { domain: Domain; onRemove: () => void }) {
  const { slug } = useWorkspace();
  const checking = useChange(check(slug));
  const primary = useChange(primaryChange(slug, domain));
  const [problem, setProblem] = useState<string>();
  const [open, setOpen] = useState(false);
  const isProved = domain.state === 'verified';
  const checkNow = async () => {
    setProblem(undefined);
    announce(`Checking ${domain.shownHost}`);
    try {
      await checking.attempt(domain);
      toast(`${domain.shownHost} is verified`);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <li className="tf-plate">
      <div className="tf-plate-head">
        <h2 className="tf-plate-title">{domain.shownHost}</h2>
        <StateBadge state={domain.state} />
        {domain.primary && <span className="tf-badge is-accent">Primary</span>}
      </div>
      <p className="tf-plate-text">
        <StateText domain={domain} />
      </p>
      {(!isProved || open) && <Record record={domain.record} host={domain.shownHost} />}
      {problem && (
        <p className="tf-plate-note is-warning" role="alert">
          {problem}
        </p>
      )}
      <div className="tf-plate-actions">
        {domain.can.verify && (
          <Button
            size="sm"
            variant={isProved ? 'secondary' : 'primary'}
            busy={checking.isBusy}
            icon={<RefreshCw size={14} aria-hidden="true" />}
            aria-label={`Check now: ${domain.shownHost}`}
            onClick={() => void checkNow()}
          >
            Check now
          </Button>
        )}
        {isProved && (
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={open}
            aria-label={`${open ? 'Hide' : 'Show'} the record: ${domain.shownHost}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide the record' : 'Show the record'}
          </Button>
        )}
        {domain.can.makePrimary && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Link2 size={14} aria-hidden="true" />}
            aria-label={`Make primary: ${domain.shownHost}`}
            onClick={() => void primary.run(true)}
          >
            Make primary
          </Button>
        )}
        {domain.primary && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Link2Off size={14} aria-hidden="true" />}
            aria-label={`Remove as primary: ${domain.shownHost}`}
            onClick={() => void primary.run(false)}
          >
            Remove as primary
          </Button>
        )}
        {domain.can.remove && (
          <IconButton
            label={`Remove ${domain.shownHost}`}
            size="sm"
            className="tf-plate-last"
            onClick={onRemove}
          >
            <Trash2 size={15} aria-hidden="true" />
          </IconButton>
        )}
      </div>
    </li>
  );
}
