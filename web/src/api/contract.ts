import type {
  Invitation,
  Member,
  MyTenant,
  Project,
  ProjectMember,
  SignUp,
  Workflow,
} from './generated/index.ts';

/** The contract's own types, under the names the page uses. Everything else is generated. */
export type {
  Activity,
  Comment,
  CommentThread,
  Domain,
  EventType,
  ExternalSource,
  ExternalSourcePatch,
  ExternalSourceTrial,
  FieldMapping,
  Invitation,
  InvitationPreview,
  Label,
  LiveEvent,
  LiveNotice,
  LiveProject,
  LiveTask,
  Member,
  PasswordResetPreview,
  Person,
  Plan,
  Project,
  ProjectMember,
  ProjectPatch,
  Session,
  NewExternalSource,
  NewTask,
  NewWebhook,
  Notification,
  NotificationPage,
  NotificationPreference,
  NewWorkspace,
  Site,
  SignUpPreview,
  SourceReport,
  Statistics,
  Task,
  TaskPatch,
  Tenant,
  TenantPatch,
  TrashedProject,
  TrashedTask,
  User,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookPatch,
  WebhookWithSecret,
  Workflow,
  NewWorkflowTemplate,
  WorkflowInput,
  WorkflowTemplate,
} from './generated/index.ts';
export type WorkflowState = Workflow['states'][number];
export type Membership = MyTenant;
export type TenantRole = Member['role'];
export type InvitedRole = Invitation['role'];
export type ProjectRole = ProjectMember['role'];
export type ProjectStatus = Project['status'];
export type Registration = SignUp;

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total?: number;
  /** Whether counting stopped at `total` and there are more. */
  totalIsMinimum?: boolean;
}

export interface Reference {
  id: string;
  name: string;
}
