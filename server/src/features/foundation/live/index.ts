/**
 * What happens in a tenant, told over WebSockets to those who may see it: the protocol, resuming, rights
 * looked at anew with every event, presence. Features above declare how their events look; projects say
 * who may see which. Depends on people for names. Owns no table.
 */
export type { LiveFeature } from './feature.ts';
export { Hub, type Guest, type HubOptions, type SocketLimits } from './hub.ts';
export { peoplePresenters } from './people.ts';
export { type ResumePosition, parsePlace } from './place.ts';
export { presenter, type Presented, type Presenter, type Viewer } from './presenter.ts';
export type { EventSource, RoomDeps } from './room-deps.ts';
export type { ProjectWall, RoleThere, WallSource } from './walls.ts';
export { Watch } from './watch.ts';
