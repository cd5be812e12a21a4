// @ts-nocheck: the generator does not write for exactOptionalPropertyTypes.

export type ClientOptions = {
    baseURL: `${string}://${string}` | (string & {});
};

export type LiveEvent = MemberChangedEvent | LabelChangedEvent | LabelDeletedEvent | WorkflowTemplateChangedEvent | WorkflowTemplateDeletedEvent | ProjectCreatedEvent | ProjectUpdatedEvent | ProjectDeletedEvent | ProjectRestoredEvent | ProjectPurgedEvent | ProjectMemberChangedEvent | TaskCreatedEvent | TaskUpdatedEvent | TaskDeletedEvent | TaskRestoredEvent | TaskPurgedEvent | TaskReorderedEvent | ProjectWorkflowChangedEvent | CommentCreatedEvent | CommentUpdatedEvent | CommentDeletedEvent | CommentReactedEvent | WebhookDisabledEvent | NotificationChangedEvent;

export type LiveNotice = ConnectionEstablishedNotice | ResumedNotice | ReloadNotice | ProjectHiddenNotice | RoleChangedNotice | PresenceNotice | TypingNotice | PongNotice | SubscribedNotice | UnsubscribedNotice | ErrorNotice;

/**
 * A history entry, written in the same commit as the change
 */
export type Activity = {
    id: string;
    /**
     * `project.created`: created the project; `project.updated`: changed the project; `project.archived`: archived the project; `project.unarchived`: restored the project from the archive; `project.deleted`: moved the project to the trash; `project.restored`: restored the project from the trash; `project.member_added`: added a member; `project.member_changed`: changed the role of a member; `project.member_removed`: removed a member; `task.created`: created the task; `task.imported`: imported the task; `task.updated`: changed the task; `task.moved`: moved the task on the board; `task.transitioned`: moved the task to another state; `task.deleted`: moved the task to the trash; `task.restored`: restored the task from the trash; `task.purged`: deleted a task permanently; `project.workflow_changed`: changed the workflow; `comment.created`: commented; `comment.updated`: edited a comment; `comment.deleted`: deleted a comment
     */
    kind: 'project.created' | 'project.updated' | 'project.archived' | 'project.unarchived' | 'project.deleted' | 'project.restored' | 'project.member_added' | 'project.member_changed' | 'project.member_removed' | 'task.created' | 'task.imported' | 'task.updated' | 'task.moved' | 'task.transitioned' | 'task.deleted' | 'task.restored' | 'task.purged' | 'project.workflow_changed' | 'comment.created' | 'comment.updated' | 'comment.deleted';
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
    task: {
        id: string;
        key: string;
        /**
         * The title at that time
         */
        title: string;
    } | null;
    changes: Array<{
        field: string;
        /**
         * The value before; people as {id, name}; long text is truncated
         */
        from: unknown;
        /**
         * The value after
         */
        to: unknown;
        /**
         * The text was merged with a concurrent change
         */
        merged?: true;
    }>;
    note: string | null;
};

export type Comment = {
    id: string;
    taskId: string;
    parentId: string | null;
    /**
     * Reference
     */
    author: {
        id: string;
        name: string;
    } | null;
    /**
     * Markdown; empty if the comment was deleted
     */
    body: string;
    /**
     * Increases with every edit; the ETag
     */
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    editedAt: string | null;
    /**
     * Set for a deleted comment that remains because it has replies
     */
    deletedAt: string | null;
    /**
     * Only reactions that someone gave
     */
    reactions: Array<{
        reaction: 'thumbs_up' | 'thumbs_down' | 'heart' | 'tada' | 'laugh' | 'eyes' | 'rocket' | 'confused';
        /**
         * Who reacted, the first one first
         */
        people: Array<Reference>;
        /**
         * Whether you are one of them
         */
        mine: boolean;
    }>;
    /**
     * The people that the text mentions
     */
    mentions: Array<Reference>;
    /**
     * Tasks whose keys are in the text, at most 20, and only those that you can see
     */
    tasks: Array<LinkedTask>;
    can: {
        update: boolean;
        delete: boolean;
        reply: boolean;
        react: boolean;
    };
};

/**
 * Someone commented on a task, or replied to a comment
 */
export type CommentCreatedEvent = {
    type: 'comment.created';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveComment;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A comment was deleted; with replies, its place remains
 */
export type CommentDeletedEvent = {
    type: 'comment.deleted';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveComment;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type CommentPatch = {
    /**
     * Markdown, 1 to 20000 characters, not only white space; trimmed. Mention a person with `[@Name](user:id)`, at most 20 people
     */
    body: string;
};

/**
 * Someone added or removed a reaction to a comment
 */
export type CommentReactedEvent = {
    type: 'comment.reacted';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveComment;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A comment with its replies
 */
export type CommentThread = {
    id: string;
    taskId: string;
    parentId: string | null;
    /**
     * Reference
     */
    author: {
        id: string;
        name: string;
    } | null;
    /**
     * Markdown; empty if the comment was deleted
     */
    body: string;
    /**
     * Increases with every edit; the ETag
     */
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    editedAt: string | null;
    /**
     * Set for a deleted comment that remains because it has replies
     */
    deletedAt: string | null;
    /**
     * Only reactions that someone gave
     */
    reactions: Array<{
        reaction: 'thumbs_up' | 'thumbs_down' | 'heart' | 'tada' | 'laugh' | 'eyes' | 'rocket' | 'confused';
        /**
         * Who reacted, the first one first
         */
        people: Array<Reference>;
        /**
         * Whether you are one of them
         */
        mine: boolean;
    }>;
    /**
     * The people that the text mentions
     */
    mentions: Array<Reference>;
    /**
     * Tasks whose keys are in the text, at most 20, and only those that you can see
     */
    tasks: Array<LinkedTask>;
    can: {
        update: boolean;
        delete: boolean;
        reply: boolean;
        react: boolean;
    };
    /**
     * Oldest first, at most 100
     */
    replies: Array<Comment>;
};

/**
 * The author edited a comment
 */
export type CommentUpdatedEvent = {
    type: 'comment.updated';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveComment;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type CommentVersions = {
    /**
     * Newest first; the first one is the current text
     */
    items: Array<{
        version: number;
        body: string;
        /**
         * ISO-8601 UTC, milliseconds
         */
        editedAt: string;
    }>;
};

/**
 * If addresses are confirmed by mail; the same response whether or not an account exists
 */
export type ConfirmationSent = {
    status: 'confirmation_sent';
    email: string;
};

/**
 * The first message of a connection
 */
export type ConnectionEstablishedNotice = {
    type: 'connection_established';
    tenant: {
        id: string;
        slug: string;
        name: string;
    };
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    /**
     * The place of a minute ago
     */
    recent?: string;
    /**
     * In words, for people
     */
    message: string;
};

export type Domain = {
    id: string;
    /**
     * Lower case, in punycode
     */
    host: string;
    /**
     * The host in Unicode
     */
    shownHost: string;
    /**
     * The address of the workspace on this domain, once verified
     */
    url: string;
    /**
     * pending: not verified yet; verified; failing: the DNS record is missing, and the domain will be lost unless it returns; lost
     */
    state: 'pending' | 'verified' | 'failing' | 'lost';
    /**
     * Whether links use this domain; at most one domain is primary
     */
    primary: boolean;
    /**
     * The DNS record that verifies the domain
     */
    record: {
        type: 'TXT';
        name: string;
        value: string;
    };
    /**
     * ISO-8601 UTC, milliseconds
     */
    verifiedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    checkedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    failingSince: string | null;
    /**
     * The earliest time at which a failing domain is lost
     */
    losesAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    lostAt: string | null;
    lostWhy: 'record_gone' | 'proved_elsewhere' | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    can: {
        verify: boolean;
        makePrimary: boolean;
        remove: boolean;
    };
};

export type DomainPatch = {
    primary: boolean;
};

/**
 * A message was not understood or not allowed
 */
export type ErrorNotice = {
    type: 'error';
    code: string;
    /**
     * In words, for people
     */
    message: string;
};

export type EventType = {
    type: string;
    version: number;
    summary: string;
    /**
     * JSON Schema of the event’s data; in deliveries, ids of people come with names
     */
    data: {
        [key: string]: unknown;
    };
};

export type ExternalSource = {
    id: string;
    name: string;
    url: string;
    /**
     * Names of the headers that are sent with each request
     */
    headerNames: Array<string>;
    /**
     * false after an import or a clone from another workspace: enter the headers again
     */
    headersReadable: boolean;
    itemsPath: string;
    mapping: FieldMapping;
    enabled: boolean;
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
};

/**
 * Only the given fields change. Headers are replaced as a whole; a new host requires them again
 */
export type ExternalSourcePatch = {
    /**
     * 1 to 100 characters, unique in the workspace; trimmed; "local" is reserved
     */
    name?: string;
    /**
     * An https:// URL
     */
    url?: string;
    /**
     * Headers of each request, such as Authorization; never shown again, and never sent to another host
     */
    headers?: {
        [key: string]: string;
    } | null;
    /**
     * Path to the list in the response, such as data.issues; empty for the whole response
     */
    itemsPath?: string;
    mapping?: FieldMapping;
    enabled?: boolean;
};

export type ExternalSourceTrial = {
    state: 'ok' | 'timeout' | 'failed';
    /**
     * What the source returned
     */
    status: number | null;
    count: number;
    skipped: number;
    durationMs: number;
    /**
     * Up to three
     */
    sample: Array<MergedTask>;
    error?: string;
};

/**
 * The path of each field in an item: names separated by dots
 */
export type FieldMapping = {
    /**
     * The unique id of a task, such as number
     */
    id: string;
    /**
     * Path such as fields.summary
     */
    title: string;
    /**
     * Path such as fields.status.name
     */
    status?: string;
    /**
     * Path such as fields.priority.name
     */
    priority?: string;
    /**
     * Path such as assignee.login or assignees.0.name
     */
    assignee?: string;
    /**
     * Path to a date, a time, or seconds or milliseconds since 1970
     */
    dueAt?: string;
    /**
     * Path to the task’s web page
     */
    url?: string;
};

export type Invitation = {
    id: string;
    email: string;
    role: 'admin' | 'manager' | 'member' | 'viewer';
    /**
     * ISO-8601 UTC, milliseconds
     */
    expiresAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * false if its sender can no longer invite: the link does not work until the address is invited again
     */
    valid: boolean;
    /**
     * sent: a mail server accepted the mail. failed: it will not be sent. unknown: the record has expired
     */
    mail: 'waiting' | 'sent' | 'failed' | 'unknown';
    /**
     * A link for you to share; shown once, when it is created
     */
    url?: string;
};

export type InvitationLink = {
    url: string;
};

export type InvitationPreview = {
    tenant: {
        slug: string;
        name: string;
    };
    email: string;
    role: 'admin' | 'manager' | 'member' | 'viewer';
    /**
     * ISO-8601 UTC, milliseconds
     */
    expiresAt: string;
    /**
     * Whether an account exists, so that the person signs in instead of choosing a password; null for a link that did not come by mail
     */
    accountExists: boolean | null;
};

export type Job = {
    id: string;
    /**
     * The kind of job, such as project.report
     */
    kind: string;
    /**
     * failed: the last attempt failed and will be retried; dead: given up
     */
    state: 'queued' | 'running' | 'succeeded' | 'failed' | 'dead';
    progress: {
        done: number;
        total: number;
    } | null;
    /**
     * The result, once the job has succeeded
     */
    result?: unknown;
    /**
     * The error message
     */
    error?: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    finishedAt: string | null;
};

/**
 * Without tokens if a signed-in account accepted
 */
export type Joined = {
    tenant: TenantSummary;
    user: User;
    membership: {
        role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    };
    /**
     * Send it as Authorization: Bearer
     */
    accessToken?: string;
    /**
     * Valid for one refresh. Absent if it is sent as a cookie (X-Refresh-Transport: cookie)
     */
    refreshToken?: string;
    /**
     * Seconds until the access token expires
     */
    expiresIn?: number;
    tokenType?: 'Bearer';
};

export type Label = {
    id: string;
    name: string;
    color: string;
    /**
     * The number of tasks with this label that you can see; only with ?count=true
     */
    tasks?: number;
};

/**
 * A label was created, renamed or recoloured; a rename changes the tasks with the label
 */
export type LabelChangedEvent = {
    type: 'label.changed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveChangedLabel;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A label was deleted or merged into another; its tasks have changed
 */
export type LabelDeletedEvent = {
    type: 'label.deleted';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveDeletedLabel;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type LabelMerge = {
    /**
     * The label that replaces it
     */
    into: string;
};

export type LabelPatch = {
    /**
     * 1 to 50 characters, not only white space; trimmed; case-sensitive
     */
    name?: string;
    /**
     * A colour such as #1971c2
     */
    color?: string;
};

export type LinkedTask = {
    id: string;
    key: string;
    title: string;
    status: string;
    category: 'todo' | 'doing' | 'blocked' | 'done';
};

export type LiveChangedLabel = {
    id: string;
    name: string;
    color: string;
    previousName?: string;
};

/**
 * A comment that changed; request the list to read it
 */
export type LiveComment = {
    id: string;
    taskId: string;
    parentId: string | null;
    /**
     * Reference
     */
    author?: {
        id: string;
        name: string;
    } | null;
};

export type LiveDeletedLabel = {
    id: string;
    name: string;
    color: string;
    mergedInto?: {
        id: string;
        name: string;
        color: string;
    };
};

export type LiveProject = {
    id: string;
    /**
     * 2 to 10 characters of A-Z and 0-9, starting with a letter
     */
    key: string;
    name: string;
    status: 'active' | 'paused' | 'completed';
    /**
     * workspace: visible to every member; private: visible to project members, and to owners and admins of the workspace
     */
    visibility: 'workspace' | 'private';
    color: string;
    /**
     * Reference
     */
    owner: {
        id: string;
        name: string;
    } | null;
    /**
     * YYYY-MM-DD
     */
    startDate: string | null;
    /**
     * YYYY-MM-DD
     */
    targetDate: string | null;
    /**
     * Increases with every change; the ETag
     */
    version: number;
    /**
     * Increases only if the description changes
     */
    descriptionVersion?: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    archivedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string | null;
    /**
     * The caller's role in the project
     */
    role: 'lead' | 'contributor' | 'viewer' | null;
    /**
     * What the caller can do
     */
    can: {
        update: boolean;
        delete: boolean;
        createTask: boolean;
        manageMembers: boolean;
    };
};

/**
 * A task; its description only when that is new
 */
export type LiveTask = {
    id: string;
    /**
     * Such as QUIC-12
     */
    key: string;
    number: number;
    projectId: string;
    title: string;
    /**
     * Markdown
     */
    description?: string;
    /**
     * The name of a state of the project: 1 to 40 characters without commas
     */
    status: string;
    /**
     * The category of the status
     */
    category: 'todo' | 'doing' | 'blocked' | 'done';
    priority: 'low' | 'medium' | 'high' | 'urgent';
    /**
     * Reference
     */
    assignee: {
        id: string;
        name: string;
    } | null;
    /**
     * Reference
     */
    reporter: {
        id: string;
        name: string;
    } | null;
    labels: Array<string>;
    /**
     * YYYY-MM-DD
     */
    startDate: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    dueAt: string | null;
    estimateMinutes: number | null;
    parentId: string | null;
    /**
     * Position in its board column, in byte order
     */
    rank: string;
    /**
     * Increases with every change; the ETag
     */
    version: number;
    /**
     * Increases only if the title changes
     */
    titleVersion?: number;
    /**
     * Increases only if the description changes
     */
    descriptionVersion?: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    completedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string | null;
    /**
     * The origin of an imported task
     */
    externalUrl: string | null;
    /**
     * The statuses that the task can go to next
     */
    transitions: Array<string>;
    /**
     * What the caller can do
     */
    can: {
        update: boolean;
        delete: boolean;
        transition: boolean;
        restore: boolean;
    };
};

export type Member = {
    userId: string;
    name: string;
    email: string;
    username: string;
    role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    department: string | null;
    title: string | null;
    active: boolean;
    /**
     * ISO-8601 UTC, milliseconds
     */
    joinedAt: string;
    can: {
        changeRole: boolean;
        remove: boolean;
    };
};

/**
 * A member joined, left, returned, or has a new name or role
 */
export type MemberChangedEvent = {
    type: 'member.changed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        id: string;
        name: string;
        active: boolean;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type MemberPatch = {
    role?: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    /**
     * At least one visible character; no control characters
     */
    department?: string | null;
    /**
     * At least one visible character; no control characters
     */
    title?: string | null;
    /**
     * false revokes access and keeps the person
     */
    active?: boolean;
};

export type MergedTask = {
    /**
     * local, or the name of the source
     */
    source: string;
    id: string;
    /**
     * Such as QUIC-12; null for external tasks
     */
    key: string | null;
    title: string;
    /**
     * As named by the source
     */
    status: string | null;
    priority: string | null;
    assignee: {
        id: string | null;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    dueAt: string | null;
    url: string | null;
};

/**
 * Moves to the end of the column unless a neighbour is given
 */
export type Move = {
    /**
     * The column; the current one by default
     */
    status?: string;
    /**
     * The task directly after it
     */
    before?: string;
    /**
     * The task directly before it
     */
    after?: string;
};

export type MyTenant = {
    id: string;
    slug: string;
    name: string;
    plan: string;
    state: string;
    role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    /**
     * The workspace’s own host
     */
    url: string;
};

export type NewComment = {
    /**
     * Markdown, 1 to 20000 characters, not only white space; trimmed. Mention a person with `[@Name](user:id)`, at most 20 people
     */
    body: string;
    /**
     * The comment that this one replies to
     */
    parentId?: string;
};

export type NewDomain = {
    /**
     * A host name such as tasks.example.com, in any script
     */
    host: string;
};

export type NewExternalSource = {
    /**
     * 1 to 100 characters, unique in the workspace; trimmed; "local" is reserved
     */
    name: string;
    /**
     * An https:// URL
     */
    url: string;
    /**
     * Headers of each request, such as Authorization; never shown again, and never sent to another host
     */
    headers?: {
        [key: string]: string;
    };
    /**
     * Path to the list in the response, such as data.issues; empty for the whole response
     */
    itemsPath?: string;
    mapping: FieldMapping;
    enabled?: boolean;
};

export type NewInvitation = {
    /**
     * An e-mail address, such as anna@example.com
     */
    email: string;
    role: 'admin' | 'manager' | 'member' | 'viewer';
};

export type NewLabel = {
    /**
     * 1 to 50 characters, not only white space; trimmed; case-sensitive
     */
    name: string;
    /**
     * A colour such as #1971c2
     */
    color?: string;
};

/**
 * Without a key, one is derived from the name
 */
export type NewProject = {
    /**
     * 2 to 10 characters of A-Z and 0-9, starting with a letter
     */
    key?: string;
    /**
     * 1 to 120 characters; trimmed
     */
    name: string;
    /**
     * Markdown, up to 20,000 characters
     */
    description?: string;
    status?: 'active' | 'paused' | 'completed';
    /**
     * workspace: visible to every member; private: visible to project members, and to owners and admins of the workspace
     */
    visibility?: 'workspace' | 'private';
    /**
     * A colour such as #3b5bdb
     */
    color?: string;
    /**
     * YYYY-MM-DD
     */
    startDate?: string | null;
    /**
     * YYYY-MM-DD
     */
    targetDate?: string | null;
    /**
     * The template of its workflow; without one it has the default workflow
     */
    workflowTemplate?: string;
};

export type NewTask = {
    projectId: string;
    /**
     * 1 to 255 characters; trimmed
     */
    title: string;
    /**
     * Markdown, up to 100,000 characters
     */
    description?: string;
    /**
     * The name of a state of the project: 1 to 40 characters without commas
     */
    status?: string;
    priority?: 'low' | 'medium' | 'high' | 'urgent';
    /**
     * An active member
     */
    assigneeId?: string | null;
    labels?: Array<string>;
    /**
     * YYYY-MM-DD
     */
    startDate?: string | null;
    /**
     * With an offset; stored in UTC
     */
    dueAt?: string | null;
    /**
     * Minutes
     */
    estimateMinutes?: number | null;
    /**
     * A task of the same project
     */
    parentId?: string | null;
};

export type NewWebhook = {
    /**
     * An https:// URL
     */
    url: string;
    description?: string;
    /**
     * The event types; null for all current and future types
     */
    eventTypes?: Array<string> | null;
};

export type NewWorkflowTemplate = {
    /**
     * 1 to 100 characters, not only white space; trimmed
     */
    name: string;
    /**
     * Whether a task that would exceed the limit of its new state is refused
     */
    wipPolicy?: 'warn' | 'refuse';
    /**
     * In the order of the board
     */
    states: Array<{
        /**
         * The name of a state of the project: 1 to 40 characters without commas
         */
        name: string;
        /**
         * The meaning of the state
         */
        category: 'todo' | 'doing' | 'blocked' | 'done';
        /**
         * A colour such as #3b5bdb
         */
        color: string;
        /**
         * The maximum number of tasks; null for no limit
         */
        wipLimit?: number | null;
        /**
         * The names of the states that a task can go to next
         */
        next: Array<string>;
    }>;
};

export type NewWorkspace = {
    /**
     * At least one visible character; no control characters
     */
    companyName: string;
    /**
     * The name in the workspace’s address: a-z, 0-9 and hyphen
     */
    slug: string;
    /**
     * Default: the smallest open plan; GET /plans lists the open plans
     */
    plan?: string;
};

/**
 * Changes by one person to one task, or to your role in a project, within an hour
 */
export type Notification = {
    id: string;
    /**
     * The most important change
     */
    kind: 'mentioned' | 'assigned' | 'deleted' | 'restored' | 'unassigned' | 'status' | 'commented' | 'due' | 'role';
    /**
     * The resulting changes, each kind once, most important first
     */
    changes: Array<{
        kind: 'mentioned' | 'assigned' | 'deleted' | 'restored' | 'unassigned' | 'status' | 'commented' | 'due' | 'role';
        /**
         * A status, a time, a role or the id of a comment; null if there was none
         */
        from: string | null;
        to: string | null;
    }>;
    /**
     * The number of changes
     */
    count: number;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    project: {
        id: string;
        key: string;
        name: string;
        /**
         * #rrggbb
         */
        color: string;
    };
    task: {
        id: string;
        key: string;
        /**
         * The current name
         */
        title: string;
        /**
         * Whether it is in the trash
         */
        deleted: boolean;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
    unread: boolean;
    /**
     * ISO-8601 UTC, milliseconds
     */
    readAt: string | null;
    /**
     * The end of the snooze; in the past once it is over
     */
    snoozedUntil: string | null;
    /**
     * Increases with every change; the ETag
     */
    version: number;
};

/**
 * A notification is new, read, unread or snoozed
 */
export type NotificationChangedEvent = {
    type: 'notification.changed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        /**
         * Null if several notifications may have changed
         */
        id: string | null;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type NotificationPage = {
    items: Array<Notification>;
    nextCursor: string | null;
    /**
     * Visible unread notifications, whatever the filters
     */
    unreadCount: number;
    /**
     * When the next snooze ends
     */
    nextSnoozeEndsAt: string | null;
};

export type NotificationPreference = {
    kind: 'project_role' | 'task_assigned' | 'task_status' | 'task_rescheduled' | 'task_removed' | 'comment_mention' | 'comment_created' | 'task_due' | 'tasks_overdue' | 'digest';
    /**
     * Whether it is sent by mail
     */
    email?: boolean;
    /**
     * Whether it is shown in the inbox; absent for kinds that only go by mail
     */
    inbox?: boolean;
};

export type NotificationPreferences = {
    items: Array<NotificationPreference>;
};

export type OpenedWorkspace = {
    tenant: TenantSummary;
    membership: {
        role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    };
};

export type PasswordReset = {
    /**
     * The token in the fragment of the mailed link
     */
    token: string;
    /**
     * At least the minimum length; must not be the name, user name or e-mail address
     */
    password: string;
};

export type PasswordResetAsked = {
    /**
     * How long the link is valid, if one was sent
     */
    expiresInMinutes: number;
};

export type PasswordResetDone = {
    user: User;
    /**
     * Send it as Authorization: Bearer
     */
    accessToken: string;
    /**
     * Valid for one refresh. Absent if it is sent as a cookie (X-Refresh-Transport: cookie)
     */
    refreshToken?: string;
    /**
     * Seconds until the access token expires
     */
    expiresIn: number;
    tokenType: 'Bearer';
};

export type PasswordResetPreview = {
    email: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    expiresAt: string;
};

export type PasswordResetRequest = {
    /**
     * An e-mail address, such as anna@example.com
     */
    email: string;
};

export type Person = {
    id: string;
    name: string;
    kind: 'member' | 'external';
    active: boolean;
};

/**
 * A plan that is open for sign-up
 */
export type Plan = {
    /**
     * The name to send with a sign-up
     */
    code: string;
    name: string;
    isolation: 'shared' | 'schema' | 'dedicated';
    limits: {
        /**
         * Requests of all members in a minute; null: no limit
         */
        requestsPerMinute: number | null;
        /**
         * Members and open invitations; null: no limit
         */
        members: number | null;
        /**
         * Projects outside the trash; null: no limit
         */
        projects: number | null;
        /**
         * Tasks outside the trash; null: no limit
         */
        tasks: number | null;
        /**
         * Webhooks; null: no limit
         */
        webhooks: number | null;
    };
};

/**
 * The answer to a ping
 */
export type PongNotice = {
    type: 'pong';
    /**
     * In words, for people
     */
    message: string;
};

/**
 * Who looks at a project now
 */
export type PresenceNotice = {
    type: 'presence';
    projectId: string;
    people: Array<{
        id: string;
        name: string;
        taskId: string | null;
    }>;
    total: number;
};

export type Problem = {
    /**
     * A URI reference that identifies the kind of problem
     */
    type: string;
    title: string;
    status: number;
    /**
     * What is wrong, and how to fix it
     */
    detail: string;
    /**
     * Stable error code for programs
     */
    code: string;
    requestId: string;
    errors?: Array<{
        path: string;
        message: string;
    }>;
    [key: string]: unknown;
};

export type Project = {
    id: string;
    /**
     * 2 to 10 characters of A-Z and 0-9, starting with a letter
     */
    key: string;
    name: string;
    description: string;
    status: 'active' | 'paused' | 'completed';
    /**
     * workspace: visible to every member; private: visible to project members, and to owners and admins of the workspace
     */
    visibility: 'workspace' | 'private';
    color: string;
    /**
     * Reference
     */
    owner: {
        id: string;
        name: string;
    } | null;
    /**
     * YYYY-MM-DD
     */
    startDate: string | null;
    /**
     * YYYY-MM-DD
     */
    targetDate: string | null;
    /**
     * Increases with every change; the ETag
     */
    version: number;
    /**
     * Increases only if the description changes
     */
    descriptionVersion: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    archivedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string | null;
    /**
     * The caller's role in the project
     */
    role: 'lead' | 'contributor' | 'viewer' | null;
    /**
     * What the caller can do
     */
    can: {
        update: boolean;
        delete: boolean;
        createTask: boolean;
        manageMembers: boolean;
    };
};

/**
 * A project was created
 */
export type ProjectCreatedEvent = {
    type: 'project.created';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveProject;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A project was moved to the trash with its tasks
 */
export type ProjectDeletedEvent = {
    type: 'project.deleted';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveProject;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * You may not see the project any more
 */
export type ProjectHiddenNotice = {
    type: 'project.hidden';
    projectId: string;
};

export type ProjectMember = {
    userId: string;
    name: string;
    role: 'lead' | 'contributor' | 'viewer';
};

/**
 * A person’s project role changed or was removed
 */
export type ProjectMemberChangedEvent = {
    type: 'project.member_changed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        personId: string;
        role: 'lead' | 'contributor' | 'viewer' | null;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type ProjectMemberRole = {
    role: 'lead' | 'contributor' | 'viewer';
};

export type ProjectPatch = {
    /**
     * 1 to 120 characters; trimmed
     */
    name?: string;
    /**
     * Markdown, up to 20,000 characters
     */
    description?: string;
    /**
     * The version of the description that you replace; 409 text_conflict if it has another one
     */
    descriptionVersion?: number;
    /**
     * The description that yours is based on; concurrent changes are merged, or 409 text_conflict
     */
    descriptionBase?: string;
    status?: 'active' | 'paused' | 'completed';
    /**
     * workspace: visible to every member; private: visible to project members, and to owners and admins of the workspace
     */
    visibility?: 'workspace' | 'private';
    /**
     * A colour such as #3b5bdb
     */
    color?: string;
    /**
     * An active member, who also becomes a lead
     */
    ownerId?: string;
    /**
     * YYYY-MM-DD
     */
    startDate?: string | null;
    /**
     * YYYY-MM-DD
     */
    targetDate?: string | null;
};

/**
 * A project was permanently deleted with its tasks
 */
export type ProjectPurgedEvent = {
    type: 'project.purged';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        id: string;
        key: string;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A project was restored from the trash
 */
export type ProjectRestoredEvent = {
    type: 'project.restored';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveProject;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type ProjectSnapshot = {
    /**
     * YYYY-MM-DD
     */
    day: string;
    /**
     * Tasks at the end of the day
     */
    total: number;
    /**
     * Of these, OPEN
     */
    open: number;
    /**
     * Of these, IN_PROGRESS
     */
    inProgress: number;
    /**
     * Of these, BLOCKED
     */
    blocked: number;
    /**
     * Of these, DONE
     */
    done: number;
    /**
     * Of these, overdue
     */
    overdue: number;
    /**
     * Tasks created on that day
     */
    created: number;
    /**
     * Tasks completed on that day and still complete at its end
     */
    completed: number;
};

/**
 * Fields of a project changed, or it was archived or unarchived
 */
export type ProjectUpdatedEvent = {
    type: 'project.updated';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveProject;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * The states or transitions of a project changed
 */
export type ProjectWorkflowChangedEvent = {
    type: 'project.workflow_changed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        project: {
            id: string;
            key: string;
            version: number;
        };
        states: Array<{
            id: string;
            /**
             * The name of a state of the project: 1 to 40 characters without commas
             */
            name: string;
            category: 'todo' | 'doing' | 'blocked' | 'done';
        }>;
        renamed: Array<{
            /**
             * The name of a state of the project: 1 to 40 characters without commas
             */
            from: string;
            /**
             * The name of a state of the project: 1 to 40 characters without commas
             */
            to: string;
        }>;
        removed: Array<{
            /**
             * The name of a state of the project: 1 to 40 characters without commas
             */
            name: string;
            /**
             * The new state of its tasks
             */
            to: string | null;
        }>;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type Reference = {
    id: string;
    name: string;
};

/**
 * Read everything again; what follows goes on from this place
 */
export type ReloadNotice = {
    type: 'reload';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
};

export type Report = {
    id: string;
    projectId: string;
    format: 'html' | 'csv';
    /**
     * The file name
     */
    name: string;
    /**
     * Bytes
     */
    size: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * 7 days later; then the report is deleted
     */
    expiresAt: string;
};

export type ReportJob = {
    id: string;
};

/**
 * Every missed event has been sent
 */
export type ResumedNotice = {
    type: 'resumed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
};

/**
 * You have another role in the workspace
 */
export type RoleChangedNotice = {
    type: 'role.changed';
    role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
};

export type Session = {
    id: string;
    /**
     * Whether this request uses this session
     */
    current: boolean;
    /**
     * The workspace that it is bound to
     */
    tenantId: string | null;
    userAgent: string | null;
    address: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    lastUsedAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    expiresAt: string;
};

export type SignIn = {
    user: User;
    /**
     * Send it as Authorization: Bearer
     */
    accessToken: string;
    /**
     * Valid for one refresh. Absent if it is sent as a cookie (X-Refresh-Transport: cookie)
     */
    refreshToken?: string;
    /**
     * Seconds until the access token expires
     */
    expiresIn: number;
    tokenType: 'Bearer';
};

export type SignUp = {
    /**
     * At least one visible character; no control characters
     */
    companyName: string;
    /**
     * The name in the workspace’s address: a-z, 0-9 and hyphen
     */
    slug: string;
    /**
     * At least one visible character; no control characters
     */
    fullName: string;
    /**
     * Letters, digits, dot, hyphen and underscore; unique, ignoring case
     */
    username?: string;
    /**
     * An e-mail address, such as anna@example.com
     */
    email: string;
    /**
     * At least the minimum length; must not be the name, user name or e-mail address
     */
    password: string;
    /**
     * Default: the smallest open plan; GET /plans lists the open plans
     */
    plan?: string;
};

export type SignUpConfirmation = {
    /**
     * The token in the fragment of the mailed link
     */
    token: string;
    /**
     * The password chosen at sign-up
     */
    password: string;
    /**
     * A different slug, if the one chosen at sign-up is taken by now
     */
    slug?: string;
};

export type SignUpPreview = {
    email: string;
    fullName: string;
    /**
     * The workspace that is created, or joined by invitation
     */
    tenant: {
        slug: string;
        name: string;
    };
    role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    /**
     * ISO-8601 UTC, milliseconds
     */
    expiresAt: string;
};

export type SignedUp = {
    tenant: TenantSummary;
    user: User;
    membership: {
        role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer';
    };
    /**
     * Send it as Authorization: Bearer
     */
    accessToken: string;
    /**
     * Valid for one refresh. Absent if it is sent as a cookie (X-Refresh-Transport: cookie)
     */
    refreshToken?: string;
    /**
     * Seconds until the access token expires
     */
    expiresIn: number;
    tokenType: 'Bearer';
};

export type Site = {
    kind: 'base' | 'tenant';
    /**
     * The base host
     */
    baseUrl: string;
    /**
     * direct: POST /register answers with tokens; confirmed: the address is confirmed by mail first
     */
    signUp: 'direct' | 'confirmed';
    tenant?: {
        slug: string;
        name: string;
    };
};

export type Snooze = {
    /**
     * When it reappears as unread: in the future, within a year
     */
    until: string;
};

export type SocketTicket = {
    /**
     * Pass it in the URL of the socket as `?ticket=`
     */
    ticket: string;
    /**
     * Seconds
     */
    expiresIn: number;
};

export type SourceReport = {
    name: string;
    /**
     * ok: fetched now; cached: fetched within the last minute; stale: unavailable, with tasks from an earlier fetch; timeout, failed: no tasks; circuit_open: failed several times in a row and is not fetched for a while
     */
    state: 'ok' | 'cached' | 'stale' | 'timeout' | 'failed' | 'circuit_open';
    /**
     * Number of tasks, before the limit
     */
    count: number;
    /**
     * Number of items without an id or a title
     */
    skipped: number;
    /**
     * When the tasks were fetched
     */
    at: string | null;
    error?: string;
};

/**
 * Exact at the time of the request
 */
export type Statistics = {
    total: number;
    /**
     * Not done
     */
    open: number;
    done: number;
    /**
     * Not done and past their due time
     */
    overdue: number;
    /**
     * done / total; 0 without tasks
     */
    completionRate: number;
    /**
     * By state name, including states without tasks
     */
    byStatus: {
        [key: string]: number;
    };
    byCategory: {
        todo: number;
        doing: number;
        blocked: number;
        done: number;
    };
    byPriority: {
        low: number;
        medium: number;
        high: number;
        urgent: number;
    };
    byAssignee: Array<{
        /**
         * Reference
         */
        assignee: {
            id: string;
            name: string;
        } | null;
        total: number;
        done: number;
    }>;
};

/**
 * Events of this project come
 */
export type SubscribedNotice = {
    type: 'subscribed';
    projectId: string;
};

export type Task = {
    id: string;
    /**
     * Such as QUIC-12
     */
    key: string;
    number: number;
    projectId: string;
    title: string;
    /**
     * Markdown
     */
    description: string;
    /**
     * The name of a state of the project: 1 to 40 characters without commas
     */
    status: string;
    /**
     * The category of the status
     */
    category: 'todo' | 'doing' | 'blocked' | 'done';
    priority: 'low' | 'medium' | 'high' | 'urgent';
    /**
     * Reference
     */
    assignee: {
        id: string;
        name: string;
    } | null;
    /**
     * Reference
     */
    reporter: {
        id: string;
        name: string;
    } | null;
    labels: Array<string>;
    /**
     * YYYY-MM-DD
     */
    startDate: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    dueAt: string | null;
    estimateMinutes: number | null;
    parentId: string | null;
    /**
     * Position in its board column, in byte order
     */
    rank: string;
    /**
     * Increases with every change; the ETag
     */
    version: number;
    /**
     * Increases only if the title changes
     */
    titleVersion: number;
    /**
     * Increases only if the description changes
     */
    descriptionVersion: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    completedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string | null;
    /**
     * The origin of an imported task
     */
    externalUrl: string | null;
    /**
     * The statuses that the task can go to next
     */
    transitions: Array<string>;
    /**
     * What the caller can do
     */
    can: {
        update: boolean;
        delete: boolean;
        transition: boolean;
        restore: boolean;
    };
};

/**
 * A task was created, manually or by an import
 */
export type TaskCreatedEvent = {
    type: 'task.created';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveTask;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A task was moved to the trash
 */
export type TaskDeletedEvent = {
    type: 'task.deleted';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveTask;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * Only the given fields change; a new status must be a legal transition
 */
export type TaskPatch = {
    /**
     * 1 to 255 characters; trimmed
     */
    title?: string;
    /**
     * The version of the title that you replace; 409 text_conflict if it has another one
     */
    titleVersion?: number;
    /**
     * Markdown, up to 100,000 characters
     */
    description?: string;
    /**
     * The name of a state of the project: 1 to 40 characters without commas
     */
    status?: string;
    priority?: 'low' | 'medium' | 'high' | 'urgent';
    /**
     * An active member
     */
    assigneeId?: string | null;
    labels?: Array<string>;
    /**
     * YYYY-MM-DD
     */
    startDate?: string | null;
    /**
     * With an offset; stored in UTC
     */
    dueAt?: string | null;
    /**
     * Minutes
     */
    estimateMinutes?: number | null;
    /**
     * A task of the same project
     */
    parentId?: string | null;
    /**
     * The version of the description that you replace; 409 text_conflict if it has another one
     */
    descriptionVersion?: number;
    /**
     * The description that yours is based on; concurrent changes are merged, or 409 text_conflict
     */
    descriptionBase?: string;
};

/**
 * A task in the trash was permanently deleted
 */
export type TaskPurgedEvent = {
    type: 'task.purged';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        id: string;
        key: string;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * Cards of a column got new ranks to make room, in the same order as before
 */
export type TaskReorderedEvent = {
    type: 'task.reordered';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        status: string;
        cards: Array<{
            id: string;
            rank: string;
        }>;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A task was restored from the trash
 */
export type TaskRestoredEvent = {
    type: 'task.restored';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveTask;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * Fields of a task changed, including status and board position
 */
export type TaskUpdatedEvent = {
    type: 'task.updated';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: LiveTask;
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type Tenant = {
    id: string;
    slug: string;
    name: string;
    plan: string;
    state: 'provisioning' | 'active' | 'read_only' | 'suspended' | 'maintenance' | 'pending_delete' | 'erased';
    /**
     * The address of the workspace
     */
    url: string;
    /**
     * The reason for the state, shown to members
     */
    stateReason: string | null;
    isolation: 'shared' | 'schema' | 'dedicated';
    /**
     * The time zone that determines its day, such as Europe/Berlin
     */
    timeZone: string;
    /**
     * How many days the trash is kept
     */
    retentionDays: number;
    /**
     * true keeps completed tasks forever; false moves them to the trash after retentionDays
     */
    retainCompleted: boolean;
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    can: {
        update: boolean;
        manageMembers: boolean;
        invite: boolean;
        manageDomains: boolean;
        manageLabels: boolean;
        manageWorkflowTemplates: boolean;
        createProject: boolean;
        manageExternalSources: boolean;
        manageWebhooks: boolean;
    };
};

export type TenantPatch = {
    /**
     * At least one visible character; no control characters
     */
    name?: string;
    /**
     * An IANA time zone, such as Europe/Berlin
     */
    timeZone?: string;
    retentionDays?: number;
    retainCompleted?: boolean;
};

export type TenantSummary = {
    id: string;
    slug: string;
    name: string;
    plan: string;
    state: 'provisioning' | 'active' | 'read_only' | 'suspended' | 'maintenance' | 'pending_delete' | 'erased';
    /**
     * The address of the workspace
     */
    url: string;
};

export type Tokens = {
    /**
     * Send it as Authorization: Bearer
     */
    accessToken: string;
    /**
     * Valid for one refresh. Absent if it is sent as a cookie (X-Refresh-Transport: cookie)
     */
    refreshToken?: string;
    /**
     * Seconds until the access token expires
     */
    expiresIn: number;
    tokenType: 'Bearer';
};

export type Transition = {
    /**
     * The name of a state of the project: 1 to 40 characters without commas
     */
    status: string;
    /**
     * The reason; stored in the history
     */
    note?: string;
};

export type TrashedProject = {
    id: string;
    key: string;
    name: string;
    color: string;
    /**
     * Number of tasks that are restored with it
     */
    tasks: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string;
    /**
     * Reference
     */
    deletedBy: {
        id: string;
        name: string;
    } | null;
    /**
     * The reason, if the workspace’s retention rules deleted it
     */
    note: string | null;
    /**
     * What the caller can do
     */
    can: {
        restore: boolean;
        purge: boolean;
    };
};

export type TrashedTask = {
    id: string;
    /**
     * Such as QUIC-12
     */
    key: string;
    title: string;
    /**
     * The name of a state of the project: 1 to 40 characters without commas
     */
    status: string;
    /**
     * The category of the status
     */
    category: 'todo' | 'doing' | 'blocked' | 'done';
    priority: 'low' | 'medium' | 'high' | 'urgent';
    project: {
        id: string;
        key: string;
        name: string;
        color: string;
    };
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string;
    /**
     * Reference
     */
    deletedBy: {
        id: string;
        name: string;
    } | null;
    /**
     * The reason, if the workspace’s retention rules deleted it
     */
    note: string | null;
    /**
     * What the caller can do
     */
    can: {
        restore: boolean;
        purge: boolean;
    };
};

/**
 * The history has only the latest entries
 */
export type TrashedTaskDetail = {
    task: Task;
    /**
     * ISO-8601 UTC, milliseconds
     */
    deletedAt: string;
    /**
     * Reference
     */
    deletedBy: {
        id: string;
        name: string;
    } | null;
    /**
     * The reason, if the workspace’s retention rules deleted it
     */
    note: string | null;
    /**
     * What the caller can do
     */
    can: {
        restore: boolean;
        purge: boolean;
    };
    history: {
        items: Array<Activity>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

/**
 * Someone else writes a comment on a task now
 */
export type TypingNotice = {
    type: 'typing';
    taskId: string;
    person: Reference;
};

export type UnreadCount = {
    /**
     * Visible unread notifications, whatever the filters
     */
    unreadCount: number;
};

/**
 * Events of this project no longer come
 */
export type UnsubscribedNotice = {
    type: 'unsubscribed';
    projectId: string;
};

/**
 * An account: one login for all workspaces of a person
 */
export type User = {
    id: string;
    email: string;
    username: string;
    fullName: string;
    /**
     * A language tag, such as en
     */
    locale: string;
    /**
     * An IANA time zone, such as UTC
     */
    timeZone: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    lastLoginAt: string | null;
    /**
     * Whether the address is verified: a link mailed to it was used, for an invitation or a password reset
     */
    emailVerified: boolean;
};

export type Webhook = {
    id: string;
    url: string;
    description: string;
    eventTypes: Array<string> | null;
    /**
     * failing: still active, but every delivery has failed since `failingSince`
     */
    state: 'active' | 'failing' | 'disabled';
    /**
     * gone: it answered 410; failing: all deliveries failed for five days
     */
    disabledReason: 'by_hand' | 'gone' | 'failing' | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    disabledAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    failingSince: string | null;
    /**
     * false after an import or a clone from another workspace: nothing is sent until the secret is rotated
     */
    secretReadable: boolean;
    /**
     * Until then the previous secret also signs
     */
    previousSecretUntil: string | null;
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
};

export type WebhookDelivery = {
    id: string;
    /**
     * The webhook-id header, the same in every attempt
     */
    messageId: string;
    eventType: string;
    /**
     * pending: will be tried; skipped: the webhook was disabled before delivery
     */
    state: 'pending' | 'delivered' | 'failed' | 'skipped';
    attempts: number;
    /**
     * Of the last attempt
     */
    responseStatus: number | null;
    /**
     * The first KB of the last response body
     */
    responseBody: string | null;
    durationMs: number | null;
    error: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    attemptedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    nextAttemptAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
};

export type WebhookDeliveryDetail = {
    id: string;
    /**
     * The webhook-id header, the same in every attempt
     */
    messageId: string;
    eventType: string;
    /**
     * pending: will be tried; skipped: the webhook was disabled before delivery
     */
    state: 'pending' | 'delivered' | 'failed' | 'skipped';
    attempts: number;
    /**
     * Of the last attempt
     */
    responseStatus: number | null;
    /**
     * The first KB of the last response body
     */
    responseBody: string | null;
    durationMs: number | null;
    error: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    attemptedAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    nextAttemptAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * The request body, byte for byte
     */
    payload: string;
};

/**
 * A webhook was disabled: manually, because it answered 410, or because it failed for days
 */
export type WebhookDisabledEvent = {
    type: 'webhook.disabled';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        endpointId: string;
        reason: 'by_hand' | 'gone' | 'failing';
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * Only the given fields change
 */
export type WebhookPatch = {
    /**
     * An https:// URL
     */
    url?: string;
    description?: string;
    /**
     * The event types; null for all current and future types
     */
    eventTypes?: Array<string> | null;
    state?: 'active' | 'disabled';
};

export type WebhookWithSecret = {
    id: string;
    url: string;
    description: string;
    eventTypes: Array<string> | null;
    /**
     * failing: still active, but every delivery has failed since `failingSince`
     */
    state: 'active' | 'failing' | 'disabled';
    /**
     * gone: it answered 410; failing: all deliveries failed for five days
     */
    disabledReason: 'by_hand' | 'gone' | 'failing' | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    disabledAt: string | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    failingSince: string | null;
    /**
     * false after an import or a clone from another workspace: nothing is sent until the secret is rotated
     */
    secretReadable: boolean;
    /**
     * Until then the previous secret also signs
     */
    previousSecretUntil: string | null;
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
    /**
     * whsec_…: the secret for verifying signatures; not shown again
     */
    secret?: string;
};

export type Workflow = {
    projectId: string;
    /**
     * The version of the project; the ETag
     */
    version: number;
    /**
     * Whether it is the unchanged default workflow
     */
    isDefault: boolean;
    /**
     * Whether a task that would exceed the limit of its new state is refused
     */
    wipPolicy: 'warn' | 'refuse';
    /**
     * In the order of the board
     */
    states: Array<{
        id: string;
        /**
         * The name of a state of the project: 1 to 40 characters without commas
         */
        name: string;
        /**
         * The meaning of the state
         */
        category: 'todo' | 'doing' | 'blocked' | 'done';
        /**
         * `#rrggbb`
         */
        color: string;
        /**
         * The maximum number of tasks; null for no limit
         */
        wipLimit: number | null;
        /**
         * The names of the states that a task can go to next
         */
        next: Array<string>;
        /**
         * Number of tasks, without those in the trash
         */
        tasks: number;
    }>;
    /**
     * What the caller can do
     */
    can: {
        update: boolean;
    };
};

/**
 * The whole workflow; existing states that are not listed are removed
 */
export type WorkflowInput = {
    /**
     * In the order of the board
     */
    states: Array<{
        /**
         * The id of an existing state; absent for a new state
         */
        id?: string;
        /**
         * The name of a state of the project: 1 to 40 characters without commas
         */
        name: string;
        /**
         * The meaning of the state
         */
        category: 'todo' | 'doing' | 'blocked' | 'done';
        /**
         * A colour such as #3b5bdb
         */
        color: string;
        /**
         * The maximum number of tasks; null for no limit
         */
        wipLimit?: number | null;
        /**
         * The names of the states that a task can go to next
         */
        next: Array<string>;
    }>;
    /**
     * Whether a task that would exceed the limit of its new state is refused
     */
    wipPolicy?: 'warn' | 'refuse';
    /**
     * The new states for tasks of removed states: old name to new name
     */
    mapping?: {
        [key: string]: string;
    };
};

export type WorkflowTemplate = {
    id: string;
    name: string;
    /**
     * Whether a task that would exceed the limit of its new state is refused
     */
    wipPolicy: 'warn' | 'refuse';
    /**
     * In the order of the board
     */
    states: Array<{
        /**
         * The name of a state of the project: 1 to 40 characters without commas
         */
        name: string;
        /**
         * The meaning of the state
         */
        category: 'todo' | 'doing' | 'blocked' | 'done';
        /**
         * `#rrggbb`
         */
        color: string;
        /**
         * The maximum number of tasks; null for no limit
         */
        wipLimit: number | null;
        /**
         * The names of the states that a task can go to next
         */
        next: Array<string>;
    }>;
    version: number;
    /**
     * ISO-8601 UTC, milliseconds
     */
    createdAt: string;
    /**
     * ISO-8601 UTC, milliseconds
     */
    updatedAt: string;
};

/**
 * A workflow template was created or changed; projects that began with it did not change
 */
export type WorkflowTemplateChangedEvent = {
    type: 'workflow_template.changed';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        id: string;
        name: string;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

/**
 * A workflow template was deleted; projects that began with it keep their workflow
 */
export type WorkflowTemplateDeletedEvent = {
    type: 'workflow_template.deleted';
    /**
     * A place in the stream of the workspace, such as 1-4711
     */
    position: string;
    projectId: string | null;
    data: {
        id: string;
        name: string;
    };
    /**
     * The fields that are not what they were
     */
    changed?: Array<string>;
    /**
     * Reference
     */
    actor: {
        id: string;
        name: string;
    } | null;
    /**
     * ISO-8601 UTC, milliseconds
     */
    at: string;
};

export type WorkflowTemplatePatch = {
    /**
     * 1 to 100 characters, not only white space; trimmed
     */
    name?: string;
    /**
     * Whether a task that would exceed the limit of its new state is refused
     */
    wipPolicy?: 'warn' | 'refuse';
    /**
     * In the order of the board
     */
    states?: Array<{
        /**
         * The name of a state of the project: 1 to 40 characters without commas
         */
        name: string;
        /**
         * The meaning of the state
         */
        category: 'todo' | 'doing' | 'blocked' | 'done';
        /**
         * A colour such as #3b5bdb
         */
        color: string;
        /**
         * The maximum number of tasks; null for no limit
         */
        wipLimit?: number | null;
        /**
         * The names of the states that a task can go to next
         */
        next: Array<string>;
    }>;
};

/**
 * Executes the request once, however often it is sent within 24 hours.
 */
export type HeaderIdempotencyKey = string;

/**
 * The ETag that the change is based on, such as "7"; any other version is refused with 412.
 */
export type HeaderIfMatch = string;

/**
 * Slug or id of the workspace; required only on the base host.
 */
export type HeaderXTenantId = string;

export type PathDeliveryId = string;

export type PathId = string;

export type PathReaction = 'thumbs_up' | 'thumbs_down' | 'heart' | 'tada' | 'laugh' | 'eyes' | 'rocket' | 'confused';

export type PathUserId = string;

/**
 * `me`, `none` or a person’s id
 */
export type QueryAssignee = string;

/**
 * State categories, comma-separated: todo, doing, blocked, done
 */
export type QueryCategory = string;

/**
 * true adds `total`
 */
export type QueryCount = boolean;

/**
 * nextCursor of the previous page
 */
export type QueryCursor = string;

/**
 * true lists deleted ones instead
 */
export type QueryDeleted = boolean;

/**
 * Due at or after this time
 */
export type QueryDueAfter = string;

/**
 * Due before this time
 */
export type QueryDueBefore = string;

/**
 * Labels, comma-separated
 */
export type QueryLabel = string;

/**
 * 1 to 100; 10 unless configured
 */
export type QueryLimit = number;

/**
 * Subtasks of this task
 */
export type QueryParent = string;

/**
 * Priorities, comma-separated: low, medium, high, urgent
 */
export type QueryPriority = string;

/**
 * Id or key
 */
export type QueryProject = string;

/**
 * Part of a name or address
 */
export type QueryQ = string;

/**
 * Statuses, comma-separated
 */
export type QueryStatus = string;

/**
 * Changed at or after this time
 */
export type QueryUpdatedSince = string;

export type GetSiteData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/site';
};

export type GetSiteErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetSiteError = GetSiteErrors[keyof GetSiteErrors];

export type GetSiteResponses = {
    /**
     * OK
     */
    200: Site;
};

export type GetSiteResponse = GetSiteResponses[keyof GetSiteResponses];

export type PostAuthLoginData = {
    body: {
        /**
         * E-mail address or user name
         */
        login: string;
        password: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/login';
};

export type PostAuthLoginErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthLoginError = PostAuthLoginErrors[keyof PostAuthLoginErrors];

export type PostAuthLoginResponses = {
    /**
     * OK
     */
    200: SignIn;
};

export type PostAuthLoginResponse = PostAuthLoginResponses[keyof PostAuthLoginResponses];

export type PostAuthRefreshData = {
    body: {
        refreshToken?: string;
    } | null;
    path?: never;
    query?: never;
    url: '/api/v1/auth/refresh';
};

export type PostAuthRefreshErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthRefreshError = PostAuthRefreshErrors[keyof PostAuthRefreshErrors];

export type PostAuthRefreshResponses = {
    /**
     * OK
     */
    200: Tokens;
};

export type PostAuthRefreshResponse = PostAuthRefreshResponses[keyof PostAuthRefreshResponses];

export type PostAuthLogoutData = {
    body: {
        refreshToken?: string;
    } | null;
    path?: never;
    query?: never;
    url: '/api/v1/auth/logout';
};

export type PostAuthLogoutErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthLogoutError = PostAuthLogoutErrors[keyof PostAuthLogoutErrors];

export type PostAuthLogoutResponses = {
    /**
     * No content
     */
    204: void;
};

export type PostAuthLogoutResponse = PostAuthLogoutResponses[keyof PostAuthLogoutResponses];

export type GetAuthSessionsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/api/v1/auth/sessions';
};

export type GetAuthSessionsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetAuthSessionsError = GetAuthSessionsErrors[keyof GetAuthSessionsErrors];

export type GetAuthSessionsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Session>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetAuthSessionsResponse = GetAuthSessionsResponses[keyof GetAuthSessionsResponses];

export type DeleteAuthSessionsByIdData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/auth/sessions/{id}';
};

export type DeleteAuthSessionsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteAuthSessionsByIdError = DeleteAuthSessionsByIdErrors[keyof DeleteAuthSessionsByIdErrors];

export type DeleteAuthSessionsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteAuthSessionsByIdResponse = DeleteAuthSessionsByIdResponses[keyof DeleteAuthSessionsByIdResponses];

export type PostAuthHandoffData = {
    body: {
        /**
         * The workspace’s host to sign in to, without scheme and port
         */
        host: string;
        /**
         * SHA-256 of the verifier, in base64url (RFC 7636, S256)
         */
        challenge: string;
        /**
         * The slug of the workspace, once the person has agreed to sign in on this host
         */
        confirm?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/handoff';
};

export type PostAuthHandoffErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthHandoffError = PostAuthHandoffErrors[keyof PostAuthHandoffErrors];

export type PostAuthHandoffResponses = {
    /**
     * OK
     */
    200: {
        /**
         * Open it within a minute; the code in its fragment works once
         */
        url: string;
    };
};

export type PostAuthHandoffResponse = PostAuthHandoffResponses[keyof PostAuthHandoffResponses];

export type PostAuthHandoffRedeemData = {
    body: {
        code: string;
        /**
         * The verifier that the challenge was derived from
         */
        verifier: string;
        /**
         * Ends the session of another person in this browser
         */
        replace?: boolean;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/handoff/redeem';
};

export type PostAuthHandoffRedeemErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthHandoffRedeemError = PostAuthHandoffRedeemErrors[keyof PostAuthHandoffRedeemErrors];

export type PostAuthHandoffRedeemResponses = {
    /**
     * OK
     */
    200: SignIn;
};

export type PostAuthHandoffRedeemResponse = PostAuthHandoffRedeemResponses[keyof PostAuthHandoffRedeemResponses];

export type PostAuthWsTicketData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/ws-ticket';
};

export type PostAuthWsTicketErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthWsTicketError = PostAuthWsTicketErrors[keyof PostAuthWsTicketErrors];

export type PostAuthWsTicketResponses = {
    /**
     * OK
     */
    200: SocketTicket;
};

export type PostAuthWsTicketResponse = PostAuthWsTicketResponses[keyof PostAuthWsTicketResponses];

export type GetMeData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/me';
};

export type GetMeErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetMeError = GetMeErrors[keyof GetMeErrors];

export type GetMeResponses = {
    /**
     * An account: one login for all workspaces of a person
     */
    200: User;
};

export type GetMeResponse = GetMeResponses[keyof GetMeResponses];

export type PatchMeData = {
    body: {
        /**
         * At least one visible character; no control characters
         */
        fullName?: string;
        /**
         * Letters, digits, dot, hyphen and underscore; unique, ignoring case
         */
        username?: string;
        locale?: string;
        timeZone?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/me';
};

export type PatchMeErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchMeError = PatchMeErrors[keyof PatchMeErrors];

export type PatchMeResponses = {
    /**
     * An account: one login for all workspaces of a person
     */
    200: User;
};

export type PatchMeResponse = PatchMeResponses[keyof PatchMeResponses];

export type GetMeTenantsData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
        cursor?: string;
    };
    url: '/api/v1/me/tenants';
};

export type GetMeTenantsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetMeTenantsError = GetMeTenantsErrors[keyof GetMeTenantsErrors];

export type GetMeTenantsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<MyTenant>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetMeTenantsResponse = GetMeTenantsResponses[keyof GetMeTenantsResponses];

export type PostMeTenantsData = {
    body: NewWorkspace;
    path?: never;
    query?: never;
    url: '/api/v1/me/tenants';
};

export type PostMeTenantsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostMeTenantsError = PostMeTenantsErrors[keyof PostMeTenantsErrors];

export type PostMeTenantsResponses = {
    /**
     * Created
     */
    201: OpenedWorkspace;
};

export type PostMeTenantsResponse = PostMeTenantsResponses[keyof PostMeTenantsResponses];

export type GetMeNotificationPreferencesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/me/notification-preferences';
};

export type GetMeNotificationPreferencesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetMeNotificationPreferencesError = GetMeNotificationPreferencesErrors[keyof GetMeNotificationPreferencesErrors];

export type GetMeNotificationPreferencesResponses = {
    /**
     * OK
     */
    200: NotificationPreferences;
};

export type GetMeNotificationPreferencesResponse = GetMeNotificationPreferencesResponses[keyof GetMeNotificationPreferencesResponses];

export type PutMeNotificationPreferencesData = {
    body: NotificationPreferences;
    path?: never;
    query?: never;
    url: '/api/v1/me/notification-preferences';
};

export type PutMeNotificationPreferencesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PutMeNotificationPreferencesError = PutMeNotificationPreferencesErrors[keyof PutMeNotificationPreferencesErrors];

export type PutMeNotificationPreferencesResponses = {
    /**
     * OK
     */
    200: NotificationPreferences;
};

export type PutMeNotificationPreferencesResponse = PutMeNotificationPreferencesResponses[keyof PutMeNotificationPreferencesResponses];

export type GetTenantData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant';
};

export type GetTenantErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantError = GetTenantErrors[keyof GetTenantErrors];

export type GetTenantResponses = {
    /**
     * OK
     */
    200: Tenant;
};

export type GetTenantResponse = GetTenantResponses[keyof GetTenantResponses];

export type PatchTenantData = {
    body: TenantPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant';
};

export type PatchTenantErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantError = PatchTenantErrors[keyof PatchTenantErrors];

export type PatchTenantResponses = {
    /**
     * OK
     */
    200: Tenant;
};

export type PatchTenantResponse = PatchTenantResponses[keyof PatchTenantResponses];

export type GetTenantMembersData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
        /**
         * Part of a name or address
         */
        q?: string;
    };
    url: '/api/v1/tenant/members';
};

export type GetTenantMembersErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantMembersError = GetTenantMembersErrors[keyof GetTenantMembersErrors];

export type GetTenantMembersResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Member>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTenantMembersResponse = GetTenantMembersResponses[keyof GetTenantMembersResponses];

export type DeleteTenantMembersByUserIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        userId: string;
    };
    query?: never;
    url: '/api/v1/tenant/members/{userId}';
};

export type DeleteTenantMembersByUserIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantMembersByUserIdError = DeleteTenantMembersByUserIdErrors[keyof DeleteTenantMembersByUserIdErrors];

export type DeleteTenantMembersByUserIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantMembersByUserIdResponse = DeleteTenantMembersByUserIdResponses[keyof DeleteTenantMembersByUserIdResponses];

export type PatchTenantMembersByUserIdData = {
    body: MemberPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        userId: string;
    };
    query?: never;
    url: '/api/v1/tenant/members/{userId}';
};

export type PatchTenantMembersByUserIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantMembersByUserIdError = PatchTenantMembersByUserIdErrors[keyof PatchTenantMembersByUserIdErrors];

export type PatchTenantMembersByUserIdResponses = {
    /**
     * OK
     */
    200: Member;
};

export type PatchTenantMembersByUserIdResponse = PatchTenantMembersByUserIdResponses[keyof PatchTenantMembersByUserIdResponses];

export type GetTenantInvitationsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
    };
    url: '/api/v1/tenant/invitations';
};

export type GetTenantInvitationsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantInvitationsError = GetTenantInvitationsErrors[keyof GetTenantInvitationsErrors];

export type GetTenantInvitationsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Invitation>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTenantInvitationsResponse = GetTenantInvitationsResponses[keyof GetTenantInvitationsResponses];

export type PostTenantInvitationsData = {
    body: NewInvitation;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/invitations';
};

export type PostTenantInvitationsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantInvitationsError = PostTenantInvitationsErrors[keyof PostTenantInvitationsErrors];

export type PostTenantInvitationsResponses = {
    /**
     * Created
     */
    201: Invitation;
};

export type PostTenantInvitationsResponse = PostTenantInvitationsResponses[keyof PostTenantInvitationsResponses];

export type PostTenantInvitationsByIdLinkData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/invitations/{id}/link';
};

export type PostTenantInvitationsByIdLinkErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantInvitationsByIdLinkError = PostTenantInvitationsByIdLinkErrors[keyof PostTenantInvitationsByIdLinkErrors];

export type PostTenantInvitationsByIdLinkResponses = {
    /**
     * OK
     */
    200: InvitationLink;
};

export type PostTenantInvitationsByIdLinkResponse = PostTenantInvitationsByIdLinkResponses[keyof PostTenantInvitationsByIdLinkResponses];

export type DeleteTenantInvitationsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/invitations/{id}';
};

export type DeleteTenantInvitationsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantInvitationsByIdError = DeleteTenantInvitationsByIdErrors[keyof DeleteTenantInvitationsByIdErrors];

export type DeleteTenantInvitationsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantInvitationsByIdResponse = DeleteTenantInvitationsByIdResponses[keyof DeleteTenantInvitationsByIdResponses];

export type PostInvitationsPreviewData = {
    body: {
        token: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/invitations/preview';
};

export type PostInvitationsPreviewErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostInvitationsPreviewError = PostInvitationsPreviewErrors[keyof PostInvitationsPreviewErrors];

export type PostInvitationsPreviewResponses = {
    /**
     * OK
     */
    200: InvitationPreview;
};

export type PostInvitationsPreviewResponse = PostInvitationsPreviewResponses[keyof PostInvitationsPreviewResponses];

export type PostInvitationsAcceptData = {
    body: {
        token: string;
        /**
         * At least one visible character; no control characters
         */
        fullName?: string;
        /**
         * Letters, digits, dot, hyphen and underscore; unique, ignoring case
         */
        username?: string;
        /**
         * At least the minimum length; must not be the name, user name or e-mail address
         */
        password?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/invitations/accept';
};

export type PostInvitationsAcceptErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostInvitationsAcceptError = PostInvitationsAcceptErrors[keyof PostInvitationsAcceptErrors];

export type PostInvitationsAcceptResponses = {
    /**
     * Without tokens if a signed-in account accepted
     */
    200: Joined;
    /**
     * If addresses are confirmed by mail; the same response whether or not an account exists
     */
    202: ConfirmationSent;
};

export type PostInvitationsAcceptResponse = PostInvitationsAcceptResponses[keyof PostInvitationsAcceptResponses];

export type GetTenantPeopleData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 1000; default 1000
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * Part of a name or address
         */
        q?: string;
    };
    url: '/api/v1/tenant/people';
};

export type GetTenantPeopleErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantPeopleError = GetTenantPeopleErrors[keyof GetTenantPeopleErrors];

export type GetTenantPeopleResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Person>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTenantPeopleResponse = GetTenantPeopleResponses[keyof GetTenantPeopleResponses];

export type PostRegisterData = {
    body: SignUp;
    path?: never;
    query?: never;
    url: '/api/v1/register';
};

export type PostRegisterErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostRegisterError = PostRegisterErrors[keyof PostRegisterErrors];

export type PostRegisterResponses = {
    /**
     * Created
     */
    201: SignedUp;
    /**
     * If addresses are confirmed by mail; the same response whether or not an account exists
     */
    202: ConfirmationSent;
};

export type PostRegisterResponse = PostRegisterResponses[keyof PostRegisterResponses];

export type PostRegisterPreviewData = {
    body: {
        /**
         * The token in the fragment of the mailed link
         */
        token: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/register/preview';
};

export type PostRegisterPreviewErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostRegisterPreviewError = PostRegisterPreviewErrors[keyof PostRegisterPreviewErrors];

export type PostRegisterPreviewResponses = {
    /**
     * OK
     */
    200: SignUpPreview;
};

export type PostRegisterPreviewResponse = PostRegisterPreviewResponses[keyof PostRegisterPreviewResponses];

export type PostRegisterConfirmData = {
    body: SignUpConfirmation;
    path?: never;
    query?: never;
    url: '/api/v1/register/confirm';
};

export type PostRegisterConfirmErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostRegisterConfirmError = PostRegisterConfirmErrors[keyof PostRegisterConfirmErrors];

export type PostRegisterConfirmResponses = {
    /**
     * Created
     */
    201: SignedUp;
};

export type PostRegisterConfirmResponse = PostRegisterConfirmResponses[keyof PostRegisterConfirmResponses];

export type PostAuthPasswordResetData = {
    body: PasswordResetRequest;
    path?: never;
    query?: never;
    url: '/api/v1/auth/password-reset';
};

export type PostAuthPasswordResetErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthPasswordResetError = PostAuthPasswordResetErrors[keyof PostAuthPasswordResetErrors];

export type PostAuthPasswordResetResponses = {
    /**
     * Accepted
     */
    202: PasswordResetAsked;
};

export type PostAuthPasswordResetResponse = PostAuthPasswordResetResponses[keyof PostAuthPasswordResetResponses];

export type PostAuthPasswordResetPreviewData = {
    body: {
        /**
         * The token in the fragment of the mailed link
         */
        token: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/auth/password-reset/preview';
};

export type PostAuthPasswordResetPreviewErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthPasswordResetPreviewError = PostAuthPasswordResetPreviewErrors[keyof PostAuthPasswordResetPreviewErrors];

export type PostAuthPasswordResetPreviewResponses = {
    /**
     * OK
     */
    200: PasswordResetPreview;
};

export type PostAuthPasswordResetPreviewResponse = PostAuthPasswordResetPreviewResponses[keyof PostAuthPasswordResetPreviewResponses];

export type PostAuthPasswordResetRedeemData = {
    body: PasswordReset;
    path?: never;
    query?: never;
    url: '/api/v1/auth/password-reset/redeem';
};

export type PostAuthPasswordResetRedeemErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostAuthPasswordResetRedeemError = PostAuthPasswordResetRedeemErrors[keyof PostAuthPasswordResetRedeemErrors];

export type PostAuthPasswordResetRedeemResponses = {
    /**
     * OK
     */
    200: PasswordResetDone;
};

export type PostAuthPasswordResetRedeemResponse = PostAuthPasswordResetRedeemResponses[keyof PostAuthPasswordResetRedeemResponses];

export type GetTenantDomainsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/domains';
};

export type GetTenantDomainsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantDomainsError = GetTenantDomainsErrors[keyof GetTenantDomainsErrors];

export type GetTenantDomainsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Domain>;
        /**
         * The maximum for a workspace
         */
        limit: number;
    };
};

export type GetTenantDomainsResponse = GetTenantDomainsResponses[keyof GetTenantDomainsResponses];

export type PostTenantDomainsData = {
    body: NewDomain;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/domains';
};

export type PostTenantDomainsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantDomainsError = PostTenantDomainsErrors[keyof PostTenantDomainsErrors];

export type PostTenantDomainsResponses = {
    /**
     * Created
     */
    201: Domain;
};

export type PostTenantDomainsResponse = PostTenantDomainsResponses[keyof PostTenantDomainsResponses];

export type PostTenantDomainsByIdVerifyData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/domains/{id}/verify';
};

export type PostTenantDomainsByIdVerifyErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantDomainsByIdVerifyError = PostTenantDomainsByIdVerifyErrors[keyof PostTenantDomainsByIdVerifyErrors];

export type PostTenantDomainsByIdVerifyResponses = {
    /**
     * OK
     */
    200: Domain;
};

export type PostTenantDomainsByIdVerifyResponse = PostTenantDomainsByIdVerifyResponses[keyof PostTenantDomainsByIdVerifyResponses];

export type DeleteTenantDomainsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/domains/{id}';
};

export type DeleteTenantDomainsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantDomainsByIdError = DeleteTenantDomainsByIdErrors[keyof DeleteTenantDomainsByIdErrors];

export type DeleteTenantDomainsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantDomainsByIdResponse = DeleteTenantDomainsByIdResponses[keyof DeleteTenantDomainsByIdResponses];

export type PatchTenantDomainsByIdData = {
    body: DomainPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/domains/{id}';
};

export type PatchTenantDomainsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantDomainsByIdError = PatchTenantDomainsByIdErrors[keyof PatchTenantDomainsByIdErrors];

export type PatchTenantDomainsByIdResponses = {
    /**
     * OK
     */
    200: Domain;
};

export type PatchTenantDomainsByIdResponse = PatchTenantDomainsByIdResponses[keyof PatchTenantDomainsByIdResponses];

export type GetTenantLabelsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * true adds the number of tasks with each label that you can see
         */
        count?: boolean;
    };
    url: '/api/v1/tenant/labels';
};

export type GetTenantLabelsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantLabelsError = GetTenantLabelsErrors[keyof GetTenantLabelsErrors];

export type GetTenantLabelsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Label>;
    };
};

export type GetTenantLabelsResponse = GetTenantLabelsResponses[keyof GetTenantLabelsResponses];

export type PostTenantLabelsData = {
    body: NewLabel;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/labels';
};

export type PostTenantLabelsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantLabelsError = PostTenantLabelsErrors[keyof PostTenantLabelsErrors];

export type PostTenantLabelsResponses = {
    /**
     * Created
     */
    201: Label;
};

export type PostTenantLabelsResponse = PostTenantLabelsResponses[keyof PostTenantLabelsResponses];

export type DeleteTenantLabelsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * true also removes it from tasks
         */
        detach?: boolean;
    };
    url: '/api/v1/tenant/labels/{id}';
};

export type DeleteTenantLabelsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantLabelsByIdError = DeleteTenantLabelsByIdErrors[keyof DeleteTenantLabelsByIdErrors];

export type DeleteTenantLabelsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantLabelsByIdResponse = DeleteTenantLabelsByIdResponses[keyof DeleteTenantLabelsByIdResponses];

export type PatchTenantLabelsByIdData = {
    body: LabelPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/labels/{id}';
};

export type PatchTenantLabelsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantLabelsByIdError = PatchTenantLabelsByIdErrors[keyof PatchTenantLabelsByIdErrors];

export type PatchTenantLabelsByIdResponses = {
    /**
     * OK
     */
    200: Label;
};

export type PatchTenantLabelsByIdResponse = PatchTenantLabelsByIdResponses[keyof PatchTenantLabelsByIdResponses];

export type PostTenantLabelsByIdMergeData = {
    body: LabelMerge;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/labels/{id}/merge';
};

export type PostTenantLabelsByIdMergeErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantLabelsByIdMergeError = PostTenantLabelsByIdMergeErrors[keyof PostTenantLabelsByIdMergeErrors];

export type PostTenantLabelsByIdMergeResponses = {
    /**
     * OK
     */
    200: Label;
};

export type PostTenantLabelsByIdMergeResponse = PostTenantLabelsByIdMergeResponses[keyof PostTenantLabelsByIdMergeResponses];

export type GetTenantWorkflowTemplatesData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/workflow-templates';
};

export type GetTenantWorkflowTemplatesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantWorkflowTemplatesError = GetTenantWorkflowTemplatesErrors[keyof GetTenantWorkflowTemplatesErrors];

export type GetTenantWorkflowTemplatesResponses = {
    /**
     * OK
     */
    200: {
        items: Array<WorkflowTemplate>;
        /**
         * How many a workspace keeps at most
         */
        limit: number;
    };
};

export type GetTenantWorkflowTemplatesResponse = GetTenantWorkflowTemplatesResponses[keyof GetTenantWorkflowTemplatesResponses];

export type PostTenantWorkflowTemplatesData = {
    body: NewWorkflowTemplate;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/workflow-templates';
};

export type PostTenantWorkflowTemplatesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantWorkflowTemplatesError = PostTenantWorkflowTemplatesErrors[keyof PostTenantWorkflowTemplatesErrors];

export type PostTenantWorkflowTemplatesResponses = {
    /**
     * Created
     */
    201: WorkflowTemplate;
};

export type PostTenantWorkflowTemplatesResponse = PostTenantWorkflowTemplatesResponses[keyof PostTenantWorkflowTemplatesResponses];

export type DeleteTenantWorkflowTemplatesByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/workflow-templates/{id}';
};

export type DeleteTenantWorkflowTemplatesByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantWorkflowTemplatesByIdError = DeleteTenantWorkflowTemplatesByIdErrors[keyof DeleteTenantWorkflowTemplatesByIdErrors];

export type DeleteTenantWorkflowTemplatesByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantWorkflowTemplatesByIdResponse = DeleteTenantWorkflowTemplatesByIdResponses[keyof DeleteTenantWorkflowTemplatesByIdResponses];

export type PatchTenantWorkflowTemplatesByIdData = {
    body: WorkflowTemplatePatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/workflow-templates/{id}';
};

export type PatchTenantWorkflowTemplatesByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantWorkflowTemplatesByIdError = PatchTenantWorkflowTemplatesByIdErrors[keyof PatchTenantWorkflowTemplatesByIdErrors];

export type PatchTenantWorkflowTemplatesByIdResponses = {
    /**
     * OK
     */
    200: WorkflowTemplate;
};

export type PatchTenantWorkflowTemplatesByIdResponse = PatchTenantWorkflowTemplatesByIdResponses[keyof PatchTenantWorkflowTemplatesByIdResponses];

export type GetProjectsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
        sort?: 'name' | '-name' | 'key' | '-key' | 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt';
        /**
         * active, paused, completed; comma-separated
         */
        status?: string;
        /**
         * Part of the name or key
         */
        q?: string;
        /**
         * true lists archived ones instead
         */
        archived?: boolean;
        /**
         * true lists deleted ones instead
         */
        deleted?: boolean;
    };
    url: '/api/v1/projects';
};

export type GetProjectsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetProjectsError = GetProjectsErrors[keyof GetProjectsErrors];

export type GetProjectsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Project>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetProjectsResponse = GetProjectsResponses[keyof GetProjectsResponses];

export type PostProjectsData = {
    /**
     * Without a key, one is derived from the name
     */
    body: NewProject;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/projects';
};

export type PostProjectsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostProjectsError = PostProjectsErrors[keyof PostProjectsErrors];

export type PostProjectsResponses = {
    /**
     * Created
     */
    201: Project;
};

export type PostProjectsResponse = PostProjectsResponses[keyof PostProjectsResponses];

export type DeleteProjectsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}';
};

export type DeleteProjectsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteProjectsByIdError = DeleteProjectsByIdErrors[keyof DeleteProjectsByIdErrors];

export type DeleteProjectsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteProjectsByIdResponse = DeleteProjectsByIdResponses[keyof DeleteProjectsByIdResponses];

export type GetProjectsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}';
};

export type GetProjectsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetProjectsByIdError = GetProjectsByIdErrors[keyof GetProjectsByIdErrors];

export type GetProjectsByIdResponses = {
    /**
     * OK
     */
    200: Project;
};

export type GetProjectsByIdResponse = GetProjectsByIdResponses[keyof GetProjectsByIdResponses];

export type PatchProjectsByIdData = {
    body: ProjectPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}';
};

export type PatchProjectsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchProjectsByIdError = PatchProjectsByIdErrors[keyof PatchProjectsByIdErrors];

export type PatchProjectsByIdResponses = {
    /**
     * OK
     */
    200: Project;
};

export type PatchProjectsByIdResponse = PatchProjectsByIdResponses[keyof PatchProjectsByIdResponses];

export type PostProjectsByIdArchiveData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/archive';
};

export type PostProjectsByIdArchiveErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostProjectsByIdArchiveError = PostProjectsByIdArchiveErrors[keyof PostProjectsByIdArchiveErrors];

export type PostProjectsByIdArchiveResponses = {
    /**
     * OK
     */
    200: Project;
};

export type PostProjectsByIdArchiveResponse = PostProjectsByIdArchiveResponses[keyof PostProjectsByIdArchiveResponses];

export type PostProjectsByIdUnarchiveData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/unarchive';
};

export type PostProjectsByIdUnarchiveErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostProjectsByIdUnarchiveError = PostProjectsByIdUnarchiveErrors[keyof PostProjectsByIdUnarchiveErrors];

export type PostProjectsByIdUnarchiveResponses = {
    /**
     * OK
     */
    200: Project;
};

export type PostProjectsByIdUnarchiveResponse = PostProjectsByIdUnarchiveResponses[keyof PostProjectsByIdUnarchiveResponses];

export type GetProjectsByIdMembersData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
    };
    url: '/api/v1/projects/{id}/members';
};

export type GetProjectsByIdMembersErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetProjectsByIdMembersError = GetProjectsByIdMembersErrors[keyof GetProjectsByIdMembersErrors];

export type GetProjectsByIdMembersResponses = {
    /**
     * OK
     */
    200: {
        items: Array<ProjectMember>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetProjectsByIdMembersResponse = GetProjectsByIdMembersResponses[keyof GetProjectsByIdMembersResponses];

export type DeleteProjectsByIdMembersByUserIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
        userId: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/members/{userId}';
};

export type DeleteProjectsByIdMembersByUserIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteProjectsByIdMembersByUserIdError = DeleteProjectsByIdMembersByUserIdErrors[keyof DeleteProjectsByIdMembersByUserIdErrors];

export type DeleteProjectsByIdMembersByUserIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteProjectsByIdMembersByUserIdResponse = DeleteProjectsByIdMembersByUserIdResponses[keyof DeleteProjectsByIdMembersByUserIdResponses];

export type PutProjectsByIdMembersByUserIdData = {
    body: ProjectMemberRole;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
        userId: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/members/{userId}';
};

export type PutProjectsByIdMembersByUserIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PutProjectsByIdMembersByUserIdError = PutProjectsByIdMembersByUserIdErrors[keyof PutProjectsByIdMembersByUserIdErrors];

export type PutProjectsByIdMembersByUserIdResponses = {
    /**
     * OK
     */
    200: ProjectMember;
};

export type PutProjectsByIdMembersByUserIdResponse = PutProjectsByIdMembersByUserIdResponses[keyof PutProjectsByIdMembersByUserIdResponses];

export type GetTasksData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
        sort?: 'rank' | '-rank' | 'number' | '-number' | 'title' | '-title' | 'priority' | '-priority' | 'dueAt' | '-dueAt' | 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt';
        /**
         * Id or key
         */
        project?: string;
        /**
         * Statuses, comma-separated
         */
        status?: string;
        /**
         * State categories, comma-separated: todo, doing, blocked, done
         */
        category?: string;
        /**
         * Priorities, comma-separated: low, medium, high, urgent
         */
        priority?: string;
        /**
         * `me`, `none` or a person’s id
         */
        assignee?: string;
        /**
         * Labels, comma-separated
         */
        label?: string;
        /**
         * Part of the title, or a number or key
         */
        q?: string;
        /**
         * Due before this time
         */
        dueBefore?: string;
        /**
         * Due at or after this time
         */
        dueAfter?: string;
        /**
         * Changed at or after this time
         */
        updatedSince?: string;
        /**
         * Subtasks of this task
         */
        parent?: string;
        /**
         * true lists deleted ones instead
         */
        deleted?: boolean;
    };
    url: '/api/v1/tasks';
};

export type GetTasksErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTasksError = GetTasksErrors[keyof GetTasksErrors];

export type GetTasksResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Task>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTasksResponse = GetTasksResponses[keyof GetTasksResponses];

export type PostTasksData = {
    body: NewTask;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tasks';
};

export type PostTasksErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTasksError = PostTasksErrors[keyof PostTasksErrors];

export type PostTasksResponses = {
    /**
     * Created
     */
    201: Task;
};

export type PostTasksResponse = PostTasksResponses[keyof PostTasksResponses];

export type GetTasksStatisticsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * Id or key
         */
        project?: string;
        /**
         * Statuses, comma-separated
         */
        status?: string;
        /**
         * State categories, comma-separated: todo, doing, blocked, done
         */
        category?: string;
        /**
         * Priorities, comma-separated: low, medium, high, urgent
         */
        priority?: string;
        /**
         * `me`, `none` or a person’s id
         */
        assignee?: string;
        /**
         * Labels, comma-separated
         */
        label?: string;
        /**
         * Part of the title, or a number or key
         */
        q?: string;
        /**
         * Due before this time
         */
        dueBefore?: string;
        /**
         * Due at or after this time
         */
        dueAfter?: string;
        /**
         * Changed at or after this time
         */
        updatedSince?: string;
        /**
         * Subtasks of this task
         */
        parent?: string;
        /**
         * true lists deleted ones instead
         */
        deleted?: boolean;
    };
    url: '/api/v1/tasks/statistics';
};

export type GetTasksStatisticsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTasksStatisticsError = GetTasksStatisticsErrors[keyof GetTasksStatisticsErrors];

export type GetTasksStatisticsResponses = {
    /**
     * Exact at the time of the request
     */
    200: Statistics;
};

export type GetTasksStatisticsResponse = GetTasksStatisticsResponses[keyof GetTasksStatisticsResponses];

export type GetProjectsByIdStatisticsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/statistics';
};

export type GetProjectsByIdStatisticsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetProjectsByIdStatisticsError = GetProjectsByIdStatisticsErrors[keyof GetProjectsByIdStatisticsErrors];

export type GetProjectsByIdStatisticsResponses = {
    /**
     * Exact at the time of the request
     */
    200: Statistics;
};

export type GetProjectsByIdStatisticsResponse = GetProjectsByIdStatisticsResponses[keyof GetProjectsByIdStatisticsResponses];

export type DeleteTasksByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}';
};

export type DeleteTasksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTasksByIdError = DeleteTasksByIdErrors[keyof DeleteTasksByIdErrors];

export type DeleteTasksByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTasksByIdResponse = DeleteTasksByIdResponses[keyof DeleteTasksByIdResponses];

export type GetTasksByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}';
};

export type GetTasksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTasksByIdError = GetTasksByIdErrors[keyof GetTasksByIdErrors];

export type GetTasksByIdResponses = {
    /**
     * OK
     */
    200: Task;
};

export type GetTasksByIdResponse = GetTasksByIdResponses[keyof GetTasksByIdResponses];

export type PatchTasksByIdData = {
    /**
     * Only the given fields change; a new status must be a legal transition
     */
    body: TaskPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}';
};

export type PatchTasksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTasksByIdError = PatchTasksByIdErrors[keyof PatchTasksByIdErrors];

export type PatchTasksByIdResponses = {
    /**
     * OK
     */
    200: Task;
};

export type PatchTasksByIdResponse = PatchTasksByIdResponses[keyof PatchTasksByIdResponses];

export type PostTasksByIdTransitionData = {
    body: Transition;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}/transition';
};

export type PostTasksByIdTransitionErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTasksByIdTransitionError = PostTasksByIdTransitionErrors[keyof PostTasksByIdTransitionErrors];

export type PostTasksByIdTransitionResponses = {
    /**
     * OK
     */
    200: Task;
};

export type PostTasksByIdTransitionResponse = PostTasksByIdTransitionResponses[keyof PostTasksByIdTransitionResponses];

export type PostTasksByIdCompleteData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}/complete';
};

export type PostTasksByIdCompleteErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTasksByIdCompleteError = PostTasksByIdCompleteErrors[keyof PostTasksByIdCompleteErrors];

export type PostTasksByIdCompleteResponses = {
    /**
     * OK
     */
    200: Task;
};

export type PostTasksByIdCompleteResponse = PostTasksByIdCompleteResponses[keyof PostTasksByIdCompleteResponses];

export type PostTasksByIdRestoreData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}/restore';
};

export type PostTasksByIdRestoreErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTasksByIdRestoreError = PostTasksByIdRestoreErrors[keyof PostTasksByIdRestoreErrors];

export type PostTasksByIdRestoreResponses = {
    /**
     * OK
     */
    200: Task;
};

export type PostTasksByIdRestoreResponse = PostTasksByIdRestoreResponses[keyof PostTasksByIdRestoreResponses];

export type PostTasksByIdMoveData = {
    /**
     * Moves to the end of the column unless a neighbour is given
     */
    body: Move;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}/move';
};

export type PostTasksByIdMoveErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTasksByIdMoveError = PostTasksByIdMoveErrors[keyof PostTasksByIdMoveErrors];

export type PostTasksByIdMoveResponses = {
    /**
     * OK
     */
    200: Task;
};

export type PostTasksByIdMoveResponse = PostTasksByIdMoveResponses[keyof PostTasksByIdMoveResponses];

export type GetProjectsByIdWorkflowData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/workflow';
};

export type GetProjectsByIdWorkflowErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetProjectsByIdWorkflowError = GetProjectsByIdWorkflowErrors[keyof GetProjectsByIdWorkflowErrors];

export type GetProjectsByIdWorkflowResponses = {
    /**
     * OK
     */
    200: Workflow;
};

export type GetProjectsByIdWorkflowResponse = GetProjectsByIdWorkflowResponses[keyof GetProjectsByIdWorkflowResponses];

export type PutProjectsByIdWorkflowData = {
    /**
     * The whole workflow; existing states that are not listed are removed
     */
    body: WorkflowInput;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/workflow';
};

export type PutProjectsByIdWorkflowErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PutProjectsByIdWorkflowError = PutProjectsByIdWorkflowErrors[keyof PutProjectsByIdWorkflowErrors];

export type PutProjectsByIdWorkflowResponses = {
    /**
     * OK
     */
    200: Workflow;
};

export type PutProjectsByIdWorkflowResponse = PutProjectsByIdWorkflowResponses[keyof PutProjectsByIdWorkflowResponses];

export type GetTasksByIdCommentsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
        sort?: 'createdAt' | '-createdAt';
    };
    url: '/api/v1/tasks/{id}/comments';
};

export type GetTasksByIdCommentsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTasksByIdCommentsError = GetTasksByIdCommentsErrors[keyof GetTasksByIdCommentsErrors];

export type GetTasksByIdCommentsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<CommentThread>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTasksByIdCommentsResponse = GetTasksByIdCommentsResponses[keyof GetTasksByIdCommentsResponses];

export type PostTasksByIdCommentsData = {
    body: NewComment;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/tasks/{id}/comments';
};

export type PostTasksByIdCommentsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTasksByIdCommentsError = PostTasksByIdCommentsErrors[keyof PostTasksByIdCommentsErrors];

export type PostTasksByIdCommentsResponses = {
    /**
     * Created
     */
    201: Comment;
};

export type PostTasksByIdCommentsResponse = PostTasksByIdCommentsResponses[keyof PostTasksByIdCommentsResponses];

export type DeleteCommentsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/comments/{id}';
};

export type DeleteCommentsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteCommentsByIdError = DeleteCommentsByIdErrors[keyof DeleteCommentsByIdErrors];

export type DeleteCommentsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteCommentsByIdResponse = DeleteCommentsByIdResponses[keyof DeleteCommentsByIdResponses];

export type PatchCommentsByIdData = {
    body: CommentPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/comments/{id}';
};

export type PatchCommentsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchCommentsByIdError = PatchCommentsByIdErrors[keyof PatchCommentsByIdErrors];

export type PatchCommentsByIdResponses = {
    /**
     * OK
     */
    200: Comment;
};

export type PatchCommentsByIdResponse = PatchCommentsByIdResponses[keyof PatchCommentsByIdResponses];

export type GetCommentsByIdVersionsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/comments/{id}/versions';
};

export type GetCommentsByIdVersionsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetCommentsByIdVersionsError = GetCommentsByIdVersionsErrors[keyof GetCommentsByIdVersionsErrors];

export type GetCommentsByIdVersionsResponses = {
    /**
     * OK
     */
    200: CommentVersions;
};

export type GetCommentsByIdVersionsResponse = GetCommentsByIdVersionsResponses[keyof GetCommentsByIdVersionsResponses];

export type DeleteCommentsByIdReactionsByReactionData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
        reaction: 'thumbs_up' | 'thumbs_down' | 'heart' | 'tada' | 'laugh' | 'eyes' | 'rocket' | 'confused';
    };
    query?: never;
    url: '/api/v1/comments/{id}/reactions/{reaction}';
};

export type DeleteCommentsByIdReactionsByReactionErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteCommentsByIdReactionsByReactionError = DeleteCommentsByIdReactionsByReactionErrors[keyof DeleteCommentsByIdReactionsByReactionErrors];

export type DeleteCommentsByIdReactionsByReactionResponses = {
    /**
     * OK
     */
    200: Comment;
};

export type DeleteCommentsByIdReactionsByReactionResponse = DeleteCommentsByIdReactionsByReactionResponses[keyof DeleteCommentsByIdReactionsByReactionResponses];

export type PutCommentsByIdReactionsByReactionData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
        reaction: 'thumbs_up' | 'thumbs_down' | 'heart' | 'tada' | 'laugh' | 'eyes' | 'rocket' | 'confused';
    };
    query?: never;
    url: '/api/v1/comments/{id}/reactions/{reaction}';
};

export type PutCommentsByIdReactionsByReactionErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PutCommentsByIdReactionsByReactionError = PutCommentsByIdReactionsByReactionErrors[keyof PutCommentsByIdReactionsByReactionErrors];

export type PutCommentsByIdReactionsByReactionResponses = {
    /**
     * OK
     */
    200: Comment;
};

export type PutCommentsByIdReactionsByReactionResponse = PutCommentsByIdReactionsByReactionResponses[keyof PutCommentsByIdReactionsByReactionResponses];

export type GetAnalyticsProjectsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: {
        /**
         * The first day; default 29 days before the last
         */
        from?: string;
        /**
         * The last day; default yesterday
         */
        to?: string;
    };
    url: '/api/v1/analytics/projects/{id}';
};

export type GetAnalyticsProjectsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetAnalyticsProjectsByIdError = GetAnalyticsProjectsByIdErrors[keyof GetAnalyticsProjectsByIdErrors];

export type GetAnalyticsProjectsByIdResponses = {
    /**
     * OK
     */
    200: {
        items: Array<ProjectSnapshot>;
    };
};

export type GetAnalyticsProjectsByIdResponse = GetAnalyticsProjectsByIdResponses[keyof GetAnalyticsProjectsByIdResponses];

export type PostProjectsByIdReportData = {
    body: {
        /**
         * html for reading and printing, csv for the tasks as a table
         */
        format: 'html' | 'csv';
    };
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/report';
};

export type PostProjectsByIdReportErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostProjectsByIdReportError = PostProjectsByIdReportErrors[keyof PostProjectsByIdReportErrors];

export type PostProjectsByIdReportResponses = {
    /**
     * Accepted
     */
    202: ReportJob;
};

export type PostProjectsByIdReportResponse = PostProjectsByIdReportResponses[keyof PostProjectsByIdReportResponses];

export type GetReportsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/reports/{id}';
};

export type GetReportsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetReportsByIdError = GetReportsByIdErrors[keyof GetReportsByIdErrors];

export type GetReportsByIdResponses = {
    /**
     * OK
     */
    200: Report;
};

export type GetReportsByIdResponse = GetReportsByIdResponses[keyof GetReportsByIdResponses];

export type GetReportsByIdContentData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/reports/{id}/content';
};

export type GetReportsByIdContentErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetReportsByIdContentError = GetReportsByIdContentErrors[keyof GetReportsByIdContentErrors];

export type GetReportsByIdContentResponses = {
    /**
     * The file
     */
    200: string;
};

export type GetReportsByIdContentResponse = GetReportsByIdContentResponses[keyof GetReportsByIdContentResponses];

export type GetTasksExternalData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * Part of the title
         */
        q?: string;
        /**
         * local, or the name of one source
         */
        source?: string;
    };
    url: '/api/v1/tasks/external';
};

export type GetTasksExternalErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTasksExternalError = GetTasksExternalErrors[keyof GetTasksExternalErrors];

export type GetTasksExternalResponses = {
    /**
     * OK
     */
    200: {
        items: Array<MergedTask>;
        sources: Array<SourceReport>;
        /**
         * Always null: there is only one page
         */
        nextCursor: string | null;
    };
};

export type GetTasksExternalResponse = GetTasksExternalResponses[keyof GetTasksExternalResponses];

export type GetTenantExternalSourcesData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/external-sources';
};

export type GetTenantExternalSourcesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantExternalSourcesError = GetTenantExternalSourcesErrors[keyof GetTenantExternalSourcesErrors];

export type GetTenantExternalSourcesResponses = {
    /**
     * OK
     */
    200: {
        items: Array<ExternalSource>;
        /**
         * The maximum for a workspace
         */
        limit: number;
    };
};

export type GetTenantExternalSourcesResponse = GetTenantExternalSourcesResponses[keyof GetTenantExternalSourcesResponses];

export type PostTenantExternalSourcesData = {
    body: NewExternalSource;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/external-sources';
};

export type PostTenantExternalSourcesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantExternalSourcesError = PostTenantExternalSourcesErrors[keyof PostTenantExternalSourcesErrors];

export type PostTenantExternalSourcesResponses = {
    /**
     * Created
     */
    201: ExternalSource;
};

export type PostTenantExternalSourcesResponse = PostTenantExternalSourcesResponses[keyof PostTenantExternalSourcesResponses];

export type DeleteTenantExternalSourcesByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/external-sources/{id}';
};

export type DeleteTenantExternalSourcesByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantExternalSourcesByIdError = DeleteTenantExternalSourcesByIdErrors[keyof DeleteTenantExternalSourcesByIdErrors];

export type DeleteTenantExternalSourcesByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantExternalSourcesByIdResponse = DeleteTenantExternalSourcesByIdResponses[keyof DeleteTenantExternalSourcesByIdResponses];

export type PatchTenantExternalSourcesByIdData = {
    /**
     * Only the given fields change. Headers are replaced as a whole; a new host requires them again
     */
    body: ExternalSourcePatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/external-sources/{id}';
};

export type PatchTenantExternalSourcesByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantExternalSourcesByIdError = PatchTenantExternalSourcesByIdErrors[keyof PatchTenantExternalSourcesByIdErrors];

export type PatchTenantExternalSourcesByIdResponses = {
    /**
     * OK
     */
    200: ExternalSource;
};

export type PatchTenantExternalSourcesByIdResponse = PatchTenantExternalSourcesByIdResponses[keyof PatchTenantExternalSourcesByIdResponses];

export type PostTenantExternalSourcesByIdTestData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/external-sources/{id}/test';
};

export type PostTenantExternalSourcesByIdTestErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantExternalSourcesByIdTestError = PostTenantExternalSourcesByIdTestErrors[keyof PostTenantExternalSourcesByIdTestErrors];

export type PostTenantExternalSourcesByIdTestResponses = {
    /**
     * OK
     */
    200: ExternalSourceTrial;
};

export type PostTenantExternalSourcesByIdTestResponse = PostTenantExternalSourcesByIdTestResponses[keyof PostTenantExternalSourcesByIdTestResponses];

export type GetTenantWebhooksData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/webhooks';
};

export type GetTenantWebhooksErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantWebhooksError = GetTenantWebhooksErrors[keyof GetTenantWebhooksErrors];

export type GetTenantWebhooksResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Webhook>;
        /**
         * The plan’s limit; null if unlimited
         */
        limit: number | null;
    };
};

export type GetTenantWebhooksResponse = GetTenantWebhooksResponses[keyof GetTenantWebhooksResponses];

export type PostTenantWebhooksData = {
    body: NewWebhook;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/webhooks';
};

export type PostTenantWebhooksErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantWebhooksError = PostTenantWebhooksErrors[keyof PostTenantWebhooksErrors];

export type PostTenantWebhooksResponses = {
    /**
     * Created
     */
    201: WebhookWithSecret;
};

export type PostTenantWebhooksResponse = PostTenantWebhooksResponses[keyof PostTenantWebhooksResponses];

export type GetTenantWebhooksEventTypesData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/tenant/webhooks/event-types';
};

export type GetTenantWebhooksEventTypesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantWebhooksEventTypesError = GetTenantWebhooksEventTypesErrors[keyof GetTenantWebhooksEventTypesErrors];

export type GetTenantWebhooksEventTypesResponses = {
    /**
     * OK
     */
    200: {
        items: Array<EventType>;
    };
};

export type GetTenantWebhooksEventTypesResponse = GetTenantWebhooksEventTypesResponses[keyof GetTenantWebhooksEventTypesResponses];

export type DeleteTenantWebhooksByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}';
};

export type DeleteTenantWebhooksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTenantWebhooksByIdError = DeleteTenantWebhooksByIdErrors[keyof DeleteTenantWebhooksByIdErrors];

export type DeleteTenantWebhooksByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTenantWebhooksByIdResponse = DeleteTenantWebhooksByIdResponses[keyof DeleteTenantWebhooksByIdResponses];

export type GetTenantWebhooksByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}';
};

export type GetTenantWebhooksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantWebhooksByIdError = GetTenantWebhooksByIdErrors[keyof GetTenantWebhooksByIdErrors];

export type GetTenantWebhooksByIdResponses = {
    /**
     * OK
     */
    200: Webhook;
};

export type GetTenantWebhooksByIdResponse = GetTenantWebhooksByIdResponses[keyof GetTenantWebhooksByIdResponses];

export type PatchTenantWebhooksByIdData = {
    /**
     * Only the given fields change
     */
    body: WebhookPatch;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}';
};

export type PatchTenantWebhooksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PatchTenantWebhooksByIdError = PatchTenantWebhooksByIdErrors[keyof PatchTenantWebhooksByIdErrors];

export type PatchTenantWebhooksByIdResponses = {
    /**
     * OK
     */
    200: Webhook;
};

export type PatchTenantWebhooksByIdResponse = PatchTenantWebhooksByIdResponses[keyof PatchTenantWebhooksByIdResponses];

export type PostTenantWebhooksByIdRotateSecretData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}/rotate-secret';
};

export type PostTenantWebhooksByIdRotateSecretErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantWebhooksByIdRotateSecretError = PostTenantWebhooksByIdRotateSecretErrors[keyof PostTenantWebhooksByIdRotateSecretErrors];

export type PostTenantWebhooksByIdRotateSecretResponses = {
    /**
     * OK
     */
    200: WebhookWithSecret;
};

export type PostTenantWebhooksByIdRotateSecretResponse = PostTenantWebhooksByIdRotateSecretResponses[keyof PostTenantWebhooksByIdRotateSecretResponses];

export type PostTenantWebhooksByIdTestData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}/test';
};

export type PostTenantWebhooksByIdTestErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantWebhooksByIdTestError = PostTenantWebhooksByIdTestErrors[keyof PostTenantWebhooksByIdTestErrors];

export type PostTenantWebhooksByIdTestResponses = {
    /**
     * OK
     */
    200: WebhookDelivery;
};

export type PostTenantWebhooksByIdTestResponse = PostTenantWebhooksByIdTestResponses[keyof PostTenantWebhooksByIdTestResponses];

export type GetTenantWebhooksByIdDeliveriesData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        state?: 'pending' | 'delivered' | 'failed' | 'skipped';
    };
    url: '/api/v1/tenant/webhooks/{id}/deliveries';
};

export type GetTenantWebhooksByIdDeliveriesErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantWebhooksByIdDeliveriesError = GetTenantWebhooksByIdDeliveriesErrors[keyof GetTenantWebhooksByIdDeliveriesErrors];

export type GetTenantWebhooksByIdDeliveriesResponses = {
    /**
     * OK
     */
    200: {
        items: Array<WebhookDelivery>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTenantWebhooksByIdDeliveriesResponse = GetTenantWebhooksByIdDeliveriesResponses[keyof GetTenantWebhooksByIdDeliveriesResponses];

export type GetTenantWebhooksByIdDeliveriesByDeliveryIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
        deliveryId: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}/deliveries/{deliveryId}';
};

export type GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTenantWebhooksByIdDeliveriesByDeliveryIdError = GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors[keyof GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors];

export type GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses = {
    /**
     * OK
     */
    200: WebhookDeliveryDetail;
};

export type GetTenantWebhooksByIdDeliveriesByDeliveryIdResponse = GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses[keyof GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses];

export type PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
        deliveryId: string;
    };
    query?: never;
    url: '/api/v1/tenant/webhooks/{id}/deliveries/{deliveryId}/redeliver';
};

export type PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverError = PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors[keyof PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors];

export type PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses = {
    /**
     * Accepted
     */
    202: WebhookDelivery;
};

export type PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponse = PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses[keyof PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses];

export type GetJobsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/jobs/{id}';
};

export type GetJobsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetJobsByIdError = GetJobsByIdErrors[keyof GetJobsByIdErrors];

export type GetJobsByIdResponses = {
    /**
     * OK
     */
    200: Job;
};

export type GetJobsByIdResponse = GetJobsByIdResponses[keyof GetJobsByIdResponses];

export type GetProjectsByIdActivityData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
    };
    url: '/api/v1/projects/{id}/activity';
};

export type GetProjectsByIdActivityErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetProjectsByIdActivityError = GetProjectsByIdActivityErrors[keyof GetProjectsByIdActivityErrors];

export type GetProjectsByIdActivityResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Activity>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetProjectsByIdActivityResponse = GetProjectsByIdActivityResponses[keyof GetProjectsByIdActivityResponses];

export type GetTasksByIdActivityData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
    };
    url: '/api/v1/tasks/{id}/activity';
};

export type GetTasksByIdActivityErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTasksByIdActivityError = GetTasksByIdActivityErrors[keyof GetTasksByIdActivityErrors];

export type GetTasksByIdActivityResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Activity>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTasksByIdActivityResponse = GetTasksByIdActivityResponses[keyof GetTasksByIdActivityResponses];

export type GetTrashTasksData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
    };
    url: '/api/v1/trash/tasks';
};

export type GetTrashTasksErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTrashTasksError = GetTrashTasksErrors[keyof GetTrashTasksErrors];

export type GetTrashTasksResponses = {
    /**
     * OK
     */
    200: {
        items: Array<TrashedTask>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTrashTasksResponse = GetTrashTasksResponses[keyof GetTrashTasksResponses];

export type DeleteTrashTasksByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/trash/tasks/{id}';
};

export type DeleteTrashTasksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTrashTasksByIdError = DeleteTrashTasksByIdErrors[keyof DeleteTrashTasksByIdErrors];

export type DeleteTrashTasksByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTrashTasksByIdResponse = DeleteTrashTasksByIdResponses[keyof DeleteTrashTasksByIdResponses];

export type GetTrashTasksByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the task, such as QUIC-12
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/trash/tasks/{id}';
};

export type GetTrashTasksByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTrashTasksByIdError = GetTrashTasksByIdErrors[keyof GetTrashTasksByIdErrors];

export type GetTrashTasksByIdResponses = {
    /**
     * The history has only the latest entries
     */
    200: TrashedTaskDetail;
};

export type GetTrashTasksByIdResponse = GetTrashTasksByIdResponses[keyof GetTrashTasksByIdResponses];

export type GetTrashProjectsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true adds `total`
         */
        count?: boolean;
    };
    url: '/api/v1/trash/projects';
};

export type GetTrashProjectsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetTrashProjectsError = GetTrashProjectsErrors[keyof GetTrashProjectsErrors];

export type GetTrashProjectsResponses = {
    /**
     * OK
     */
    200: {
        items: Array<TrashedProject>;
        nextCursor: string | null;
        /**
         * Only with ?count=true
         */
        total?: number;
        /**
         * true if counting stopped at `total` and there are more
         */
        totalIsMinimum?: boolean;
    };
};

export type GetTrashProjectsResponse = GetTrashProjectsResponses[keyof GetTrashProjectsResponses];

export type PostProjectsByIdRestoreData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/projects/{id}/restore';
};

export type PostProjectsByIdRestoreErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Payment Required
     */
    402: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostProjectsByIdRestoreError = PostProjectsByIdRestoreErrors[keyof PostProjectsByIdRestoreErrors];

export type PostProjectsByIdRestoreResponses = {
    /**
     * OK
     */
    200: Project;
};

export type PostProjectsByIdRestoreResponse = PostProjectsByIdRestoreResponses[keyof PostProjectsByIdRestoreResponses];

export type DeleteTrashProjectsByIdData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path: {
        /**
         * Id or key of the project, such as QUIC
         */
        id: string;
    };
    query?: never;
    url: '/api/v1/trash/projects/{id}';
};

export type DeleteTrashProjectsByIdErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type DeleteTrashProjectsByIdError = DeleteTrashProjectsByIdErrors[keyof DeleteTrashProjectsByIdErrors];

export type DeleteTrashProjectsByIdResponses = {
    /**
     * No content
     */
    204: void;
};

export type DeleteTrashProjectsByIdResponse = DeleteTrashProjectsByIdResponses[keyof DeleteTrashProjectsByIdResponses];

export type GetMeNotificationsData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
    };
    path?: never;
    query?: {
        /**
         * 1 to 100; 10 unless configured
         */
        limit?: number;
        /**
         * nextCursor of the previous page
         */
        cursor?: string;
        /**
         * true: unread only; false: read only
         */
        unread?: boolean;
        /**
         * true lists snoozed ones instead, the next one first
         */
        snoozed?: boolean;
    };
    url: '/api/v1/me/notifications';
};

export type GetMeNotificationsErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetMeNotificationsError = GetMeNotificationsErrors[keyof GetMeNotificationsErrors];

export type GetMeNotificationsResponses = {
    /**
     * OK
     */
    200: NotificationPage;
};

export type GetMeNotificationsResponse = GetMeNotificationsResponses[keyof GetMeNotificationsResponses];

export type PostMeNotificationsByIdReadData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/me/notifications/{id}/read';
};

export type PostMeNotificationsByIdReadErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostMeNotificationsByIdReadError = PostMeNotificationsByIdReadErrors[keyof PostMeNotificationsByIdReadErrors];

export type PostMeNotificationsByIdReadResponses = {
    /**
     * Changes by one person to one task, or to your role in a project, within an hour
     */
    200: Notification;
};

export type PostMeNotificationsByIdReadResponse = PostMeNotificationsByIdReadResponses[keyof PostMeNotificationsByIdReadResponses];

export type PostMeNotificationsByIdUnreadData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/me/notifications/{id}/unread';
};

export type PostMeNotificationsByIdUnreadErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostMeNotificationsByIdUnreadError = PostMeNotificationsByIdUnreadErrors[keyof PostMeNotificationsByIdUnreadErrors];

export type PostMeNotificationsByIdUnreadResponses = {
    /**
     * Changes by one person to one task, or to your role in a project, within an hour
     */
    200: Notification;
};

export type PostMeNotificationsByIdUnreadResponse = PostMeNotificationsByIdUnreadResponses[keyof PostMeNotificationsByIdUnreadResponses];

export type PostMeNotificationsByIdUnsnoozeData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/me/notifications/{id}/unsnooze';
};

export type PostMeNotificationsByIdUnsnoozeErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostMeNotificationsByIdUnsnoozeError = PostMeNotificationsByIdUnsnoozeErrors[keyof PostMeNotificationsByIdUnsnoozeErrors];

export type PostMeNotificationsByIdUnsnoozeResponses = {
    /**
     * Changes by one person to one task, or to your role in a project, within an hour
     */
    200: Notification;
};

export type PostMeNotificationsByIdUnsnoozeResponse = PostMeNotificationsByIdUnsnoozeResponses[keyof PostMeNotificationsByIdUnsnoozeResponses];

export type PostMeNotificationsByIdSnoozeData = {
    body: Snooze;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
        /**
         * The ETag that the change is based on, such as "7"; any other version is refused with 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/api/v1/me/notifications/{id}/snooze';
};

export type PostMeNotificationsByIdSnoozeErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Precondition Failed
     */
    412: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostMeNotificationsByIdSnoozeError = PostMeNotificationsByIdSnoozeErrors[keyof PostMeNotificationsByIdSnoozeErrors];

export type PostMeNotificationsByIdSnoozeResponses = {
    /**
     * Changes by one person to one task, or to your role in a project, within an hour
     */
    200: Notification;
};

export type PostMeNotificationsByIdSnoozeResponse = PostMeNotificationsByIdSnoozeResponses[keyof PostMeNotificationsByIdSnoozeResponses];

export type PostMeNotificationsReadAllData = {
    body?: never;
    headers?: {
        /**
         * Slug or id of the workspace; required only on the base host.
         */
        'X-Tenant-ID'?: string;
        /**
         * Executes the request once, however often it is sent within 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/api/v1/me/notifications/read-all';
};

export type PostMeNotificationsReadAllErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unauthorized
     */
    401: Problem;
    /**
     * Forbidden
     */
    403: Problem;
    /**
     * Not Found
     */
    404: Problem;
    /**
     * Conflict
     */
    409: Problem;
    /**
     * Payload Too Large
     */
    413: Problem;
    /**
     * Unsupported Media Type
     */
    415: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type PostMeNotificationsReadAllError = PostMeNotificationsReadAllErrors[keyof PostMeNotificationsReadAllErrors];

export type PostMeNotificationsReadAllResponses = {
    /**
     * OK
     */
    200: UnreadCount;
};

export type PostMeNotificationsReadAllResponse = PostMeNotificationsReadAllResponses[keyof PostMeNotificationsReadAllResponses];

export type GetPlansData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/api/v1/plans';
};

export type GetPlansErrors = {
    /**
     * Bad Request
     */
    400: Problem;
    /**
     * Unprocessable Entity
     */
    422: Problem;
    /**
     * Too Many Requests
     */
    429: Problem;
    /**
     * Internal Server Error
     */
    500: Problem;
    /**
     * Service Unavailable
     */
    503: Problem;
};

export type GetPlansError = GetPlansErrors[keyof GetPlansErrors];

export type GetPlansResponses = {
    /**
     * OK
     */
    200: {
        items: Array<Plan>;
    };
};

export type GetPlansResponse = GetPlansResponses[keyof GetPlansResponses];
