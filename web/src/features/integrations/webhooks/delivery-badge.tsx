import type { DeliveryState } from './queries.ts';
import { deliveryWords } from './words.ts';

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const { name, className } = deliveryWords[state];
  return <span className={`tf-badge${className}`}>{name}</span>;
}
