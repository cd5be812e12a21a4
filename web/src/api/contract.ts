import type { Priority, Status } from '#ui/index.ts';

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total?: number;
}

export interface Reference {
  id: string;
  name: string;
}

export type TenantRole = 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
export type PlanId = 'free' | 'basic' | 'premium' | 'enterprise';

export interface Site {
  kind: 'base' | 'tenant';
  baseUrl: string;
  tenant?: { slug: string; name: string };
}

export interface User {
  id: string;
  email: string;
  username: string | null;
  fullName: string;
  locale: string;
  timeZone: string;
  createdAt: string;
  lastLoginAt: string | null;
}

export interface Membership {
  id: string;
  slug: string;
  name: string;
  plan: PlanId;
  state: string;
  role: TenantRole;
  url: string;
}

export interface Tenant {
  id: string;
  slug: string;
  name: string;
  plan: PlanId;
  state: string;
  isolation: string;
  url: string;
  createdAt: string;
  can: Record<string, boolean>;
}

export interface Member {
  userId: string;
  name: string;
  email: string;
  username: string | null;
  role: TenantRole;
  department: string | null;
  title: string | null;
  active: boolean;
  joinedAt: string;
  can: { changeRole: boolean; remove: boolean };
}

export interface Invitation {
  id: string;
  email: string;
  role: TenantRole;
  expiresAt: string;
  url?: string;
}

export interface Person {
  id: string;
  name: string;
  kind: 'member' | 'external';
  active: boolean;
}

export interface Label {
  id: string;
  name: string;
  color: string;
}

export type ProjectStatus = 'active' | 'paused' | 'completed';
export type ProjectRole = 'lead' | 'contributor' | 'viewer';

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  status: ProjectStatus;
  visibility: 'workspace' | 'private';
  color: string | null;
  owner: Reference | null;
  startDate: string | null;
  targetDate: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  deletedAt: string | null;
  role: ProjectRole | null;
  can: { update: boolean; delete: boolean; createTask: boolean; manageMembers: boolean };
}

export interface ProjectMember {
  userId: string;
  name: string;
  role: ProjectRole;
}

export interface Statistics {
  total: number;
  open: number;
  done: number;
  overdue: number;
  completionRate: number;
  byStatus: Record<Status, number>;
  byPriority: Record<Priority, number>;
  byAssignee: { assignee: Reference | null; total: number; done: number }[];
}

export interface Task {
  id: string;
  key: string;
  number: number;
  projectId: string;
  title: string;
  description: string;
  status: Status;
  priority: Priority;
  assignee: Reference | null;
  reporter: Reference | null;
  labels: string[];
  startDate: string | null;
  dueAt: string | null;
  estimateMinutes: number | null;
  parentId: string | null;
  rank: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  deletedAt: string | null;
  can: { update: boolean; delete: boolean; transition: boolean; restore: boolean };
  transitions: Status[];
  externalUrl: string | null;
}

export interface Activity {
  id: string;
  kind: string;
  actor: Reference | null;
  at: string;
  changes: { field: string; from: unknown; to: unknown }[];
  note?: string | null;
  task?: { id: string; key: string; title: string } | null;
}
