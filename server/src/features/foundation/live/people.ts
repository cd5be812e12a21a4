import { memberChanged } from '#features/foundation/people/index.ts';
import { type Presenter, presentAsIs } from './presenter.ts';

/** People lie below this feature, so it says itself how news of them look: every member may know who the others are. */
export const peoplePresenters: readonly Presenter[] = [presentAsIs(memberChanged)];
