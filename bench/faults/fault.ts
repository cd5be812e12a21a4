import type { Stage } from './stage.ts';

/** Something that goes wrong, and is over when it settles. */
export interface Fault {
  readonly name: string;
  readonly strike: (stage: Stage) => Promise<void>;
}
