/** What moving needs: the owner's ways in, and a way to tell every process. */
export type { LifecycleDeps as MoveDeps } from '../lifecycle/set-state.ts';
