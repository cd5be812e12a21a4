/**
 * What happens in a tenant, sent over WebSockets to those who may see it: the protocol, resuming, rights
 * looked at again with every event, presence. Features above declare how their events look; projects say
 * who may see which. Depends on people for names. Owns no table.
 */
export type { LiveFeature } from './feature.ts';
export { Hub, type PendingConnection, type HubOptions, type SocketLimits } from './hub.ts';
export { peoplePresenters } from './people.ts';
export { type ResumePosition, parsePosition } from './resume-position.ts';
export { presenter, type Presented, type Presenter, type Viewer } from './presenter.ts';
export type { EventSource, ChannelDeps } from './channel-deps.ts';
export type { ProjectAcl, ExplicitRole, AclSource } from './project-acls.ts';
export { SessionRevalidator } from './session-revalidator.ts';
