/** The line between the processes of a deployment. */
export type { Bus } from './bus.ts';
