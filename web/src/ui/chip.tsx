import { X } from 'lucide-react';

/** A label's name behind a dot of its colour; the text keeps its contrast whatever the colour. */
export function Chip({
  name,
  color,
  onRemove,
}: {
  name: string;
  color?: string | undefined;
  onRemove?: () => void;
}) {
  return (
    <span className="tf-chip">
      <span className="tf-dot" style={{ '--dot': color ?? '#868e96' }} aria-hidden="true" />
      <span dir="auto" className="truncate">
        {name}
      </span>
      {onRemove && (
        <button
          type="button"
          className="tf-chip-x"
          aria-label={`Remove ${name}`}
          onClick={onRemove}
        >
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** A colour's dot, to stand before a name. */
export function Dot({ color }: { color?: string | undefined }) {
  return <span className="tf-dot" style={{ '--dot': color ?? '#868e96' }} aria-hidden="true" />;
}
