import { type Presenter, presentAsIs } from '#features/foundation/live/index.ts';
import { notificationChanged } from './events.ts';

/** How news of an inbox look to its owner, when they are connected; no one else gets them. */
export const inboxPresenters: readonly Presenter[] = [presentAsIs(notificationChanged)];
