/**
 * The steps of a move in their order. Until `flipped` a move that is cut off is undone, from there on it
 * is finished: the control plane's placement is what decides.
 */
export const MOVE_STEPS = [
  'preparing', // the target is being built
  'capturing', // changes at the source are being noted
  'copying',
  'draining', // what changed meanwhile is being carried over, round after round
  'verifying', // both sides are being compared
  'freezing', // writes are being held back
  'frozen', // nothing is being written, and the rest is being carried over
  'flipping', // both sides are equal; the placement is being changed
  'flipped', // the tenant is at the target
  'thawing', // the source is closed for good, and every process is being told
  'thawed', // writes are let in at the target
] as const;

export type MoveStep = (typeof MOVE_STEPS)[number];

/** Called as each step begins; the move continues once it settles, and is undone if it throws. */
export type OnStep = (step: MoveStep) => void | Promise<void>;
