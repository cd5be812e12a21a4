import type { World } from './world.ts';

/** One way to call an operation with the ids of a world. */
export interface Probe {
  readonly url: string;
  readonly body?: object;
  /** A read that shows the canary to its own tenant. */
  readonly reveals?: boolean;
}

/**
 * How to attack each tenant operation of a feature, such as `GET /tasks`. What a probe writes is no text of the world:
 * only what it refers to.
 */
export type Probes = Readonly<Record<string, (world: World) => readonly Probe[]>>;
