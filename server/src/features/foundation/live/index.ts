/**
 * Live updates: sends the events of a tenant over WebSockets to people who can see them. Implements the protocol,
 * resuming, permission checks per event, presence, and who types. Features above declare the messages of their events;
 * projects decide on visibility. Depends on people for names. Owns no table.
 */
export type { LiveFeature } from './feature.ts';
export { Hub, type PendingConnection, type HubOptions, type SocketLimits } from './hub.ts';
export { contractOfLive } from './contract.ts';
export { presentersOf } from './presenters.ts';
export { type ResumePosition, parsePosition } from './resume-position.ts';
export {
  presentAsIs,
  presenter,
  type Presented,
  type Presenter,
  type Viewer,
} from './presenter.ts';
export type { EventSource, ChannelDeps } from './channel-deps.ts';
export type { ProjectAcl, ExplicitRole, AclSource } from './project-acls.ts';
export { SessionRevalidator } from './session-revalidator.ts';
