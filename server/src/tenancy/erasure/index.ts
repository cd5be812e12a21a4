/** Erases a tenant's data everywhere, and checks that nothing is left. */
export { needlesOf } from './needles.ts';
export { type Erasure, beginErasure, endErasure, findErasure, sampleTexts } from './record.ts';
export { assertNotMoving, buryTenant, removeTenant } from './remove.ts';
export { type ErasureReport, type Searched, type Sought, TOMBSTONES } from './report.ts';
export { search } from './search.ts';
