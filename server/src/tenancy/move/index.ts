/** Moves tenants between cells while people work, and ends interrupted moves. */
export { abortMove } from './abort.ts';
export { type Cleaned, cleanUp, discardRemains } from './cleanup.ts';
export type { BeforeDrop, MoveDeps } from './deps.ts';
export { MoveKeeper } from './keeper.ts';
export { type MovesOf, movesOf } from './look.ts';
export { type MoveWish, moveTenant } from './move-tenant.ts';
export type { MoveCounts, MoveRecord } from './move-record.ts';
export type { MoveOptions, MoveReport } from './mover.ts';
export { type Recovered, recoverMove } from './recover.ts';
export { rollBack } from './roll-back.ts';
export { MOVE_STEPS, type MoveStep, type OnStep } from './steps.ts';
