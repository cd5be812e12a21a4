import type { StreamPosition } from '#messaging/events/index.ts';

/** A position in a tenant's stream of events; each cell the tenant has been in counts again. */
export type ResumePosition = StreamPosition;

/** As clients keep it: `<epoch>-<position>`. */
export const formatPosition = ({ epoch, position }: ResumePosition): string =>
  `${epoch}-${position}`;

const FORM = /^(\d{1,9})-(\d{1,15})$/;

export function parsePosition(text: unknown): ResumePosition | undefined {
  const [, epoch, position] = (typeof text === 'string' && FORM.exec(text)) || [];
  if (epoch === undefined || position === undefined) return undefined;
  return { epoch: Number(epoch), position: Number(position) };
}
