// @ts-nocheck: the generator does not write for exactOptionalPropertyTypes.

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.ts';
import type { DeleteAuthSessionsByIdData, DeleteAuthSessionsByIdErrors, DeleteAuthSessionsByIdResponses, DeleteProjectsByIdData, DeleteProjectsByIdErrors, DeleteProjectsByIdMembersByUserIdData, DeleteProjectsByIdMembersByUserIdErrors, DeleteProjectsByIdMembersByUserIdResponses, DeleteProjectsByIdResponses, DeleteTasksByIdData, DeleteTasksByIdErrors, DeleteTasksByIdResponses, DeleteTenantDomainsByIdData, DeleteTenantDomainsByIdErrors, DeleteTenantDomainsByIdResponses, DeleteTenantExternalSourcesByIdData, DeleteTenantExternalSourcesByIdErrors, DeleteTenantExternalSourcesByIdResponses, DeleteTenantInvitationsByIdData, DeleteTenantInvitationsByIdErrors, DeleteTenantInvitationsByIdResponses, DeleteTenantLabelsByIdData, DeleteTenantLabelsByIdErrors, DeleteTenantLabelsByIdResponses, DeleteTenantMembersByUserIdData, DeleteTenantMembersByUserIdErrors, DeleteTenantMembersByUserIdResponses, DeleteTenantWebhooksByIdData, DeleteTenantWebhooksByIdErrors, DeleteTenantWebhooksByIdResponses, DeleteTrashProjectsByIdData, DeleteTrashProjectsByIdErrors, DeleteTrashProjectsByIdResponses, DeleteTrashTasksByIdData, DeleteTrashTasksByIdErrors, DeleteTrashTasksByIdResponses, GetAnalyticsProjectsByIdData, GetAnalyticsProjectsByIdErrors, GetAnalyticsProjectsByIdResponses, GetAuthSessionsData, GetAuthSessionsErrors, GetAuthSessionsResponses, GetJobsByIdData, GetJobsByIdErrors, GetJobsByIdResponses, GetMeData, GetMeErrors, GetMeNotificationPreferencesData, GetMeNotificationPreferencesErrors, GetMeNotificationPreferencesResponses, GetMeNotificationsData, GetMeNotificationsErrors, GetMeNotificationsResponses, GetMeResponses, GetMeTenantsData, GetMeTenantsErrors, GetMeTenantsResponses, GetPlansData, GetPlansErrors, GetPlansResponses, GetProjectsByIdActivityData, GetProjectsByIdActivityErrors, GetProjectsByIdActivityResponses, GetProjectsByIdData, GetProjectsByIdErrors, GetProjectsByIdMembersData, GetProjectsByIdMembersErrors, GetProjectsByIdMembersResponses, GetProjectsByIdResponses, GetProjectsByIdStatisticsData, GetProjectsByIdStatisticsErrors, GetProjectsByIdStatisticsResponses, GetProjectsByIdWorkflowData, GetProjectsByIdWorkflowErrors, GetProjectsByIdWorkflowResponses, GetProjectsData, GetProjectsErrors, GetProjectsResponses, GetReportsByIdContentData, GetReportsByIdContentErrors, GetReportsByIdContentResponses, GetReportsByIdData, GetReportsByIdErrors, GetReportsByIdResponses, GetSiteData, GetSiteErrors, GetSiteResponses, GetTasksByIdActivityData, GetTasksByIdActivityErrors, GetTasksByIdActivityResponses, GetTasksByIdData, GetTasksByIdErrors, GetTasksByIdResponses, GetTasksData, GetTasksErrors, GetTasksExternalData, GetTasksExternalErrors, GetTasksExternalResponses, GetTasksResponses, GetTasksStatisticsData, GetTasksStatisticsErrors, GetTasksStatisticsResponses, GetTenantData, GetTenantDomainsData, GetTenantDomainsErrors, GetTenantDomainsResponses, GetTenantErrors, GetTenantExternalSourcesData, GetTenantExternalSourcesErrors, GetTenantExternalSourcesResponses, GetTenantInvitationsData, GetTenantInvitationsErrors, GetTenantInvitationsResponses, GetTenantLabelsData, GetTenantLabelsErrors, GetTenantLabelsResponses, GetTenantMembersData, GetTenantMembersErrors, GetTenantMembersResponses, GetTenantPeopleData, GetTenantPeopleErrors, GetTenantPeopleResponses, GetTenantResponses, GetTenantWebhooksByIdData, GetTenantWebhooksByIdDeliveriesByDeliveryIdData, GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors, GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses, GetTenantWebhooksByIdDeliveriesData, GetTenantWebhooksByIdDeliveriesErrors, GetTenantWebhooksByIdDeliveriesResponses, GetTenantWebhooksByIdErrors, GetTenantWebhooksByIdResponses, GetTenantWebhooksData, GetTenantWebhooksErrors, GetTenantWebhooksEventTypesData, GetTenantWebhooksEventTypesErrors, GetTenantWebhooksEventTypesResponses, GetTenantWebhooksResponses, GetTrashProjectsData, GetTrashProjectsErrors, GetTrashProjectsResponses, GetTrashTasksByIdData, GetTrashTasksByIdErrors, GetTrashTasksByIdResponses, GetTrashTasksData, GetTrashTasksErrors, GetTrashTasksResponses, PatchMeData, PatchMeErrors, PatchMeResponses, PatchProjectsByIdData, PatchProjectsByIdErrors, PatchProjectsByIdResponses, PatchTasksByIdData, PatchTasksByIdErrors, PatchTasksByIdResponses, PatchTenantData, PatchTenantDomainsByIdData, PatchTenantDomainsByIdErrors, PatchTenantDomainsByIdResponses, PatchTenantErrors, PatchTenantExternalSourcesByIdData, PatchTenantExternalSourcesByIdErrors, PatchTenantExternalSourcesByIdResponses, PatchTenantLabelsByIdData, PatchTenantLabelsByIdErrors, PatchTenantLabelsByIdResponses, PatchTenantMembersByUserIdData, PatchTenantMembersByUserIdErrors, PatchTenantMembersByUserIdResponses, PatchTenantResponses, PatchTenantWebhooksByIdData, PatchTenantWebhooksByIdErrors, PatchTenantWebhooksByIdResponses, PostAuthHandoffData, PostAuthHandoffErrors, PostAuthHandoffRedeemData, PostAuthHandoffRedeemErrors, PostAuthHandoffRedeemResponses, PostAuthHandoffResponses, PostAuthLoginData, PostAuthLoginErrors, PostAuthLoginResponses, PostAuthLogoutData, PostAuthLogoutErrors, PostAuthLogoutResponses, PostAuthPasswordResetData, PostAuthPasswordResetErrors, PostAuthPasswordResetPreviewData, PostAuthPasswordResetPreviewErrors, PostAuthPasswordResetPreviewResponses, PostAuthPasswordResetRedeemData, PostAuthPasswordResetRedeemErrors, PostAuthPasswordResetRedeemResponses, PostAuthPasswordResetResponses, PostAuthRefreshData, PostAuthRefreshErrors, PostAuthRefreshResponses, PostAuthWsTicketData, PostAuthWsTicketErrors, PostAuthWsTicketResponses, PostInvitationsAcceptData, PostInvitationsAcceptErrors, PostInvitationsAcceptResponses, PostInvitationsPreviewData, PostInvitationsPreviewErrors, PostInvitationsPreviewResponses, PostMeNotificationsByIdReadData, PostMeNotificationsByIdReadErrors, PostMeNotificationsByIdReadResponses, PostMeNotificationsByIdSnoozeData, PostMeNotificationsByIdSnoozeErrors, PostMeNotificationsByIdSnoozeResponses, PostMeNotificationsByIdUnreadData, PostMeNotificationsByIdUnreadErrors, PostMeNotificationsByIdUnreadResponses, PostMeNotificationsByIdUnsnoozeData, PostMeNotificationsByIdUnsnoozeErrors, PostMeNotificationsByIdUnsnoozeResponses, PostMeNotificationsReadAllData, PostMeNotificationsReadAllErrors, PostMeNotificationsReadAllResponses, PostMeTenantsData, PostMeTenantsErrors, PostMeTenantsResponses, PostProjectsByIdArchiveData, PostProjectsByIdArchiveErrors, PostProjectsByIdArchiveResponses, PostProjectsByIdReportData, PostProjectsByIdReportErrors, PostProjectsByIdReportResponses, PostProjectsByIdRestoreData, PostProjectsByIdRestoreErrors, PostProjectsByIdRestoreResponses, PostProjectsByIdUnarchiveData, PostProjectsByIdUnarchiveErrors, PostProjectsByIdUnarchiveResponses, PostProjectsData, PostProjectsErrors, PostProjectsResponses, PostRegisterConfirmData, PostRegisterConfirmErrors, PostRegisterConfirmResponses, PostRegisterData, PostRegisterErrors, PostRegisterPreviewData, PostRegisterPreviewErrors, PostRegisterPreviewResponses, PostRegisterResponses, PostTasksByIdCompleteData, PostTasksByIdCompleteErrors, PostTasksByIdCompleteResponses, PostTasksByIdMoveData, PostTasksByIdMoveErrors, PostTasksByIdMoveResponses, PostTasksByIdRestoreData, PostTasksByIdRestoreErrors, PostTasksByIdRestoreResponses, PostTasksByIdTransitionData, PostTasksByIdTransitionErrors, PostTasksByIdTransitionResponses, PostTasksData, PostTasksErrors, PostTasksResponses, PostTenantDomainsByIdVerifyData, PostTenantDomainsByIdVerifyErrors, PostTenantDomainsByIdVerifyResponses, PostTenantDomainsData, PostTenantDomainsErrors, PostTenantDomainsResponses, PostTenantExternalSourcesByIdTestData, PostTenantExternalSourcesByIdTestErrors, PostTenantExternalSourcesByIdTestResponses, PostTenantExternalSourcesData, PostTenantExternalSourcesErrors, PostTenantExternalSourcesResponses, PostTenantInvitationsByIdLinkData, PostTenantInvitationsByIdLinkErrors, PostTenantInvitationsByIdLinkResponses, PostTenantInvitationsData, PostTenantInvitationsErrors, PostTenantInvitationsResponses, PostTenantLabelsByIdMergeData, PostTenantLabelsByIdMergeErrors, PostTenantLabelsByIdMergeResponses, PostTenantLabelsData, PostTenantLabelsErrors, PostTenantLabelsResponses, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverData, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses, PostTenantWebhooksByIdRotateSecretData, PostTenantWebhooksByIdRotateSecretErrors, PostTenantWebhooksByIdRotateSecretResponses, PostTenantWebhooksByIdTestData, PostTenantWebhooksByIdTestErrors, PostTenantWebhooksByIdTestResponses, PostTenantWebhooksData, PostTenantWebhooksErrors, PostTenantWebhooksResponses, PutMeNotificationPreferencesData, PutMeNotificationPreferencesErrors, PutMeNotificationPreferencesResponses, PutProjectsByIdMembersByUserIdData, PutProjectsByIdMembersByUserIdErrors, PutProjectsByIdMembersByUserIdResponses, PutProjectsByIdWorkflowData, PutProjectsByIdWorkflowErrors, PutProjectsByIdWorkflowResponses } from './types.gen.ts';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * Which site this host is
 */
export const getSite = <ThrowOnError extends boolean = true>(options?: Options<GetSiteData, ThrowOnError>): RequestResult<GetSiteResponses, GetSiteErrors, ThrowOnError> => (options?.client ?? client).get<GetSiteResponses, GetSiteErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/site',
    ...options
});

/**
 * Sign in
 *
 * By e-mail address or user name. On a workspace’s own host the session is good for that workspace alone.
 */
export const postAuthLogin = <ThrowOnError extends boolean = true>(options: Options<PostAuthLoginData, ThrowOnError>): RequestResult<PostAuthLoginResponses, PostAuthLoginErrors, ThrowOnError> => (options.client ?? client).post<PostAuthLoginResponses, PostAuthLoginErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/auth/login',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Trade the refresh token for new tokens
 *
 * Each refresh token works once; presenting a used one ends the session. Send a random Idempotency-Key of 22 characters or more to be able to repeat a trade whose answer got lost: once, within ten seconds, for the same tokens. Of several requests at once one gets tokens and the others 409.
 */
export const postAuthRefresh = <ThrowOnError extends boolean = true>(options: Options<PostAuthRefreshData, ThrowOnError>): RequestResult<PostAuthRefreshResponses, PostAuthRefreshErrors, ThrowOnError> => (options.client ?? client).post<PostAuthRefreshResponses, PostAuthRefreshErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/auth/refresh',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Sign out
 *
 * Ends the session of the refresh token and of the access token sent. Repeating it does no harm.
 */
export const postAuthLogout = <ThrowOnError extends boolean = true>(options: Options<PostAuthLogoutData, ThrowOnError>): RequestResult<PostAuthLogoutResponses, PostAuthLogoutErrors, ThrowOnError> => (options.client ?? client).post<PostAuthLogoutResponses, PostAuthLogoutErrors, ThrowOnError>({
    url: '/api/v1/auth/logout',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Where I am signed in
 *
 * A session that is good for one workspace alone sees and ends only such ones.
 */
export const getAuthSessions = <ThrowOnError extends boolean = true>(options?: Options<GetAuthSessionsData, ThrowOnError>): RequestResult<GetAuthSessionsResponses, GetAuthSessionsErrors, ThrowOnError> => (options?.client ?? client).get<GetAuthSessionsResponses, GetAuthSessionsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/sessions',
    ...options
});

/**
 * Sign out somewhere
 *
 * Its access token is dead within a second, on every server.
 */
export const deleteAuthSessionsById = <ThrowOnError extends boolean = true>(options: Options<DeleteAuthSessionsByIdData, ThrowOnError>): RequestResult<DeleteAuthSessionsByIdResponses, DeleteAuthSessionsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteAuthSessionsByIdResponses, DeleteAuthSessionsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/sessions/{id}',
    ...options
});

/**
 * Carry this sign-in to a workspace’s own host
 *
 * Only a session opened on the base host can be carried. The page at the other host makes the challenge and keeps its verifier; the address holds a code that works once, for a minute, on that host, with that verifier. The first time, a host on the workspace’s own domain must be confirmed: 409 `confirmation_required` names host and workspace.
 */
export const postAuthHandoff = <ThrowOnError extends boolean = true>(options: Options<PostAuthHandoffData, ThrowOnError>): RequestResult<PostAuthHandoffResponses, PostAuthHandoffErrors, ThrowOnError> => (options.client ?? client).post<PostAuthHandoffResponses, PostAuthHandoffErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/handoff',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Sign in with a code from the base host
 *
 * Where another person is signed in with this browser, 409 `other_account` says who; with `replace` their session there ends.
 */
export const postAuthHandoffRedeem = <ThrowOnError extends boolean = true>(options: Options<PostAuthHandoffRedeemData, ThrowOnError>): RequestResult<PostAuthHandoffRedeemResponses, PostAuthHandoffRedeemErrors, ThrowOnError> => (options.client ?? client).post<PostAuthHandoffRedeemResponses, PostAuthHandoffRedeemErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/auth/handoff/redeem',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A ticket to open a WebSocket with
 *
 * For browsers, which cannot send Authorization there: open `/ws/tasks?ticket=…`. It works once, for half a minute, for this workspace.
 */
export const postAuthWsTicket = <ThrowOnError extends boolean = true>(options?: Options<PostAuthWsTicketData, ThrowOnError>): RequestResult<PostAuthWsTicketResponses, PostAuthWsTicketErrors, ThrowOnError> => (options?.client ?? client).post<PostAuthWsTicketResponses, PostAuthWsTicketErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/ws-ticket',
    ...options
});

/**
 * My account
 */
export const getMe = <ThrowOnError extends boolean = true>(options?: Options<GetMeData, ThrowOnError>): RequestResult<GetMeResponses, GetMeErrors, ThrowOnError> => (options?.client ?? client).get<GetMeResponses, GetMeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me',
    ...options
});

/**
 * Change my account
 */
export const patchMe = <ThrowOnError extends boolean = true>(options: Options<PatchMeData, ThrowOnError>): RequestResult<PatchMeResponses, PatchMeErrors, ThrowOnError> => (options.client ?? client).patch<PatchMeResponses, PatchMeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * My workspaces
 *
 * A session that is good for one workspace alone sees that one.
 */
export const getMeTenants = <ThrowOnError extends boolean = true>(options?: Options<GetMeTenantsData, ThrowOnError>): RequestResult<GetMeTenantsResponses, GetMeTenantsErrors, ThrowOnError> => (options?.client ?? client).get<GetMeTenantsResponses, GetMeTenantsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/tenants',
    ...options
});

/**
 * Open another workspace
 *
 * With the caller as its owner; its storage is ready when this answers.
 */
export const postMeTenants = <ThrowOnError extends boolean = true>(options: Options<PostMeTenantsData, ThrowOnError>): RequestResult<PostMeTenantsResponses, PostMeTenantsErrors, ThrowOnError> => (options.client ?? client).post<PostMeTenantsResponses, PostMeTenantsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/tenants',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What I hear of, and how
 */
export const getMeNotificationPreferences = <ThrowOnError extends boolean = true>(options?: Options<GetMeNotificationPreferencesData, ThrowOnError>): RequestResult<GetMeNotificationPreferencesResponses, GetMeNotificationPreferencesErrors, ThrowOnError> => (options?.client ?? client).get<GetMeNotificationPreferencesResponses, GetMeNotificationPreferencesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notification-preferences',
    ...options
});

/**
 * Choose what I hear of, and how
 *
 * A kind or a channel that is left out stays as it is.
 */
export const putMeNotificationPreferences = <ThrowOnError extends boolean = true>(options: Options<PutMeNotificationPreferencesData, ThrowOnError>): RequestResult<PutMeNotificationPreferencesResponses, PutMeNotificationPreferencesErrors, ThrowOnError> => (options.client ?? client).put<PutMeNotificationPreferencesResponses, PutMeNotificationPreferencesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notification-preferences',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * This workspace
 */
export const getTenant = <ThrowOnError extends boolean = true>(options?: Options<GetTenantData, ThrowOnError>): RequestResult<GetTenantResponses, GetTenantErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantResponses, GetTenantErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant',
    ...options
});

/**
 * Rename this workspace, or say when its day begins and how long it keeps things
 */
export const patchTenant = <ThrowOnError extends boolean = true>(options: Options<PatchTenantData, ThrowOnError>): RequestResult<PatchTenantResponses, PatchTenantErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantResponses, PatchTenantErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who belongs to the workspace, by name
 */
export const getTenantMembers = <ThrowOnError extends boolean = true>(options?: Options<GetTenantMembersData, ThrowOnError>): RequestResult<GetTenantMembersResponses, GetTenantMembersErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantMembersResponses, GetTenantMembersErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/members',
    ...options
});

/**
 * Remove a member, or leave
 *
 * The name stays on what they did and on their open tasks. Access ends within a second.
 */
export const deleteTenantMembersByUserId = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantMembersByUserIdData, ThrowOnError>): RequestResult<DeleteTenantMembersByUserIdResponses, DeleteTenantMembersByUserIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantMembersByUserIdResponses, DeleteTenantMembersByUserIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/members/{userId}',
    ...options
});

/**
 * Change a member’s role, details or access
 *
 * Only owners make owners or change them; nobody gives more than they have; the last owner stays.
 */
export const patchTenantMembersByUserId = <ThrowOnError extends boolean = true>(options: Options<PatchTenantMembersByUserIdData, ThrowOnError>): RequestResult<PatchTenantMembersByUserIdResponses, PatchTenantMembersByUserIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantMembersByUserIdResponses, PatchTenantMembersByUserIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/members/{userId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Invitations nobody has accepted yet, newest first
 */
export const getTenantInvitations = <ThrowOnError extends boolean = true>(options?: Options<GetTenantInvitationsData, ThrowOnError>): RequestResult<GetTenantInvitationsResponses, GetTenantInvitationsErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantInvitationsResponses, GetTenantInvitationsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations',
    ...options
});

/**
 * Invite somebody by e-mail address
 *
 * A link goes to the address by mail. The answer holds another one, which is shown this once. Inviting an address again sends another mail and replaces both links. A workspace, a person and an address have a limit a day: 429 says it.
 */
export const postTenantInvitations = <ThrowOnError extends boolean = true>(options: Options<PostTenantInvitationsData, ThrowOnError>): RequestResult<PostTenantInvitationsResponses, PostTenantInvitationsErrors, ThrowOnError> => (options.client ?? client).post<PostTenantInvitationsResponses, PostTenantInvitationsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A link to an invitation, to send it yourself
 *
 * It replaces the link that was shown before. The one that went by mail works as before.
 */
export const postTenantInvitationsByIdLink = <ThrowOnError extends boolean = true>(options: Options<PostTenantInvitationsByIdLinkData, ThrowOnError>): RequestResult<PostTenantInvitationsByIdLinkResponses, PostTenantInvitationsByIdLinkErrors, ThrowOnError> => (options.client ?? client).post<PostTenantInvitationsByIdLinkResponses, PostTenantInvitationsByIdLinkErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations/{id}/link',
    ...options
});

/**
 * Take an invitation back
 */
export const deleteTenantInvitationsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantInvitationsByIdData, ThrowOnError>): RequestResult<DeleteTenantInvitationsByIdResponses, DeleteTenantInvitationsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantInvitationsByIdResponses, DeleteTenantInvitationsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations/{id}',
    ...options
});

/**
 * What an invitation link is for
 */
export const postInvitationsPreview = <ThrowOnError extends boolean = true>(options: Options<PostInvitationsPreviewData, ThrowOnError>): RequestResult<PostInvitationsPreviewResponses, PostInvitationsPreviewErrors, ThrowOnError> => (options.client ?? client).post<PostInvitationsPreviewResponses, PostInvitationsPreviewErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/invitations/preview',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Accept an invitation
 *
 * With the access token of the account that has the invited address, or with a name and a password for a new account. Where the deployment has addresses confirmed (`signUp` of GET /site), the link that did not come by mail is answered 202 for every address, and a mail goes there, as at a sign-up.
 */
export const postInvitationsAccept = <ThrowOnError extends boolean = true>(options: Options<PostInvitationsAcceptData, ThrowOnError>): RequestResult<PostInvitationsAcceptResponses, PostInvitationsAcceptErrors, ThrowOnError> => (options.client ?? client).post<PostInvitationsAcceptResponses, PostInvitationsAcceptErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/invitations/accept',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Everybody a task can name, by name
 *
 * Members, those who have left (inactive), and outside people brought by imports.
 */
export const getTenantPeople = <ThrowOnError extends boolean = true>(options?: Options<GetTenantPeopleData, ThrowOnError>): RequestResult<GetTenantPeopleResponses, GetTenantPeopleErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantPeopleResponses, GetTenantPeopleErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/people',
    ...options
});

/**
 * Plans that are open to sign-up, the smallest first
 *
 * The operator says which: `taskforce plan open` and `plan close`.
 */
export const getPlans = <ThrowOnError extends boolean = true>(options?: Options<GetPlansData, ThrowOnError>): RequestResult<GetPlansResponses, GetPlansErrors, ThrowOnError> => (options?.client ?? client).get<GetPlansResponses, GetPlansErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/plans',
    ...options
});

/**
 * Sign a company up
 *
 * Creates the account, the workspace and its storage; all of it is ready when this answers. Where the deployment has addresses confirmed (`signUp` of GET /site), the answer is 202 for every address, and a mail goes there: with the link for POST /register/confirm, or saying that there is an account. A user name that is taken is then replaced by the like of it.
 */
export const postRegister = <ThrowOnError extends boolean = true>(options: Options<PostRegisterData, ThrowOnError>): RequestResult<PostRegisterResponses, PostRegisterErrors, ThrowOnError> => (options.client ?? client).post<PostRegisterResponses, PostRegisterErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/register',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What the mailed link of a sign-up confirms
 *
 * Changes nothing. 404 for every link that does not work: used, expired, or replaced.
 */
export const postRegisterPreview = <ThrowOnError extends boolean = true>(options: Options<PostRegisterPreviewData, ThrowOnError>): RequestResult<PostRegisterPreviewResponses, PostRegisterPreviewErrors, ThrowOnError> => (options.client ?? client).post<PostRegisterPreviewResponses, PostRegisterPreviewErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/register/preview',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Confirm a sign-up with its mailed link
 *
 * Answers what POST /register answers where no address is confirmed. The password is that of the sign-up: 401 for another one. The link works once: 404 for one that was used or has expired. With 409 `slug_taken` it goes on working; send it again with another `slug`.
 */
export const postRegisterConfirm = <ThrowOnError extends boolean = true>(options: Options<PostRegisterConfirmData, ThrowOnError>): RequestResult<PostRegisterConfirmResponses, PostRegisterConfirmErrors, ThrowOnError> => (options.client ?? client).post<PostRegisterConfirmResponses, PostRegisterConfirmErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/register/confirm',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Ask for a new password
 *
 * Where an account has the address, a link goes there by mail; it works once, for an hour. The answer is the same for every address.
 */
export const postAuthPasswordReset = <ThrowOnError extends boolean = true>(options: Options<PostAuthPasswordResetData, ThrowOnError>): RequestResult<PostAuthPasswordResetResponses, PostAuthPasswordResetErrors, ThrowOnError> => (options.client ?? client).post<PostAuthPasswordResetResponses, PostAuthPasswordResetErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/auth/password-reset',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Whose password a link replaces
 *
 * 404 for every link that does not work: used, expired, or replaced.
 */
export const postAuthPasswordResetPreview = <ThrowOnError extends boolean = true>(options: Options<PostAuthPasswordResetPreviewData, ThrowOnError>): RequestResult<PostAuthPasswordResetPreviewResponses, PostAuthPasswordResetPreviewErrors, ThrowOnError> => (options.client ?? client).post<PostAuthPasswordResetPreviewResponses, PostAuthPasswordResetPreviewErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/auth/password-reset/preview',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Choose a new password with a mailed link
 *
 * Ends every session of the account, makes all its links useless, and signs in. The address counts as proved from then on.
 */
export const postAuthPasswordResetRedeem = <ThrowOnError extends boolean = true>(options: Options<PostAuthPasswordResetRedeemData, ThrowOnError>): RequestResult<PostAuthPasswordResetRedeemResponses, PostAuthPasswordResetRedeemErrors, ThrowOnError> => (options.client ?? client).post<PostAuthPasswordResetRedeemResponses, PostAuthPasswordResetRedeemErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/auth/password-reset/redeem',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The workspace’s own domains
 */
export const getTenantDomains = <ThrowOnError extends boolean = true>(options?: Options<GetTenantDomainsData, ThrowOnError>): RequestResult<GetTenantDomainsResponses, GetTenantDomainsErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantDomainsResponses, GetTenantDomainsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains',
    ...options
});

/**
 * Claim a domain
 *
 * It counts once its TXT record is there and was checked. Others may claim it as well; it goes to whoever proves it.
 */
export const postTenantDomains = <ThrowOnError extends boolean = true>(options: Options<PostTenantDomainsData, ThrowOnError>): RequestResult<PostTenantDomainsResponses, PostTenantDomainsErrors, ThrowOnError> => (options.client ?? client).post<PostTenantDomainsResponses, PostTenantDomainsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Check a domain’s record
 *
 * Asks the DNS now. Proved, the domain answers as this workspace at once, and as no other any more.
 */
export const postTenantDomainsByIdVerify = <ThrowOnError extends boolean = true>(options: Options<PostTenantDomainsByIdVerifyData, ThrowOnError>): RequestResult<PostTenantDomainsByIdVerifyResponses, PostTenantDomainsByIdVerifyErrors, ThrowOnError> => (options.client ?? client).post<PostTenantDomainsByIdVerifyResponses, PostTenantDomainsByIdVerifyErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains/{id}/verify',
    ...options
});

/**
 * Remove a domain
 *
 * It stops answering at once. Added again, it has to be proved anew, with another token.
 */
export const deleteTenantDomainsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantDomainsByIdData, ThrowOnError>): RequestResult<DeleteTenantDomainsByIdResponses, DeleteTenantDomainsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantDomainsByIdResponses, DeleteTenantDomainsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains/{id}',
    ...options
});

/**
 * Choose the domain that links lead to
 */
export const patchTenantDomainsById = <ThrowOnError extends boolean = true>(options: Options<PatchTenantDomainsByIdData, ThrowOnError>): RequestResult<PatchTenantDomainsByIdResponses, PatchTenantDomainsByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantDomainsByIdResponses, PatchTenantDomainsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Every label of the workspace, by name
 */
export const getTenantLabels = <ThrowOnError extends boolean = true>(options?: Options<GetTenantLabelsData, ThrowOnError>): RequestResult<GetTenantLabelsResponses, GetTenantLabelsErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantLabelsResponses, GetTenantLabelsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/labels',
    ...options
});

/**
 * Create a label
 *
 * Labels named on a task come into being by themselves; this chooses a colour beforehand.
 */
export const postTenantLabels = <ThrowOnError extends boolean = true>(options: Options<PostTenantLabelsData, ThrowOnError>): RequestResult<PostTenantLabelsResponses, PostTenantLabelsErrors, ThrowOnError> => (options.client ?? client).post<PostTenantLabelsResponses, PostTenantLabelsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/labels',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a label
 *
 * Refused while tasks have it, unless `detach` takes it off them.
 */
export const deleteTenantLabelsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantLabelsByIdData, ThrowOnError>): RequestResult<DeleteTenantLabelsByIdResponses, DeleteTenantLabelsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantLabelsByIdResponses, DeleteTenantLabelsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/labels/{id}',
    ...options
});

/**
 * Rename or recolour a label
 *
 * Tasks that have the label show the new name at once.
 */
export const patchTenantLabelsById = <ThrowOnError extends boolean = true>(options: Options<PatchTenantLabelsByIdData, ThrowOnError>): RequestResult<PatchTenantLabelsByIdResponses, PatchTenantLabelsByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantLabelsByIdResponses, PatchTenantLabelsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/labels/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Merge a label into another
 *
 * Its tasks get the other label instead, and it is deleted.
 */
export const postTenantLabelsByIdMerge = <ThrowOnError extends boolean = true>(options: Options<PostTenantLabelsByIdMergeData, ThrowOnError>): RequestResult<PostTenantLabelsByIdMergeResponses, PostTenantLabelsByIdMergeErrors, ThrowOnError> => (options.client ?? client).post<PostTenantLabelsByIdMergeResponses, PostTenantLabelsByIdMergeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/labels/{id}/merge',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The projects you may see
 *
 * Newest first unless sorted otherwise.
 */
export const getProjects = <ThrowOnError extends boolean = true>(options?: Options<GetProjectsData, ThrowOnError>): RequestResult<GetProjectsResponses, GetProjectsErrors, ThrowOnError> => (options?.client ?? client).get<GetProjectsResponses, GetProjectsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects',
    ...options
});

/**
 * Create a project; you own and lead it
 */
export const postProjects = <ThrowOnError extends boolean = true>(options: Options<PostProjectsData, ThrowOnError>): RequestResult<PostProjectsResponses, PostProjectsErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsResponses, PostProjectsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a project and, with it, hide its tasks
 *
 * It can be restored.
 */
export const deleteProjectsById = <ThrowOnError extends boolean = true>(options: Options<DeleteProjectsByIdData, ThrowOnError>): RequestResult<DeleteProjectsByIdResponses, DeleteProjectsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteProjectsByIdResponses, DeleteProjectsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}',
    ...options
});

/**
 * One project
 */
export const getProjectsById = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdData, ThrowOnError>): RequestResult<GetProjectsByIdResponses, GetProjectsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdResponses, GetProjectsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}',
    ...options
});

/**
 * Change a project
 */
export const patchProjectsById = <ThrowOnError extends boolean = true>(options: Options<PatchProjectsByIdData, ThrowOnError>): RequestResult<PatchProjectsByIdResponses, PatchProjectsByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchProjectsByIdResponses, PatchProjectsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Lay a project to rest: it can be read, not changed
 */
export const postProjectsByIdArchive = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdArchiveData, ThrowOnError>): RequestResult<PostProjectsByIdArchiveResponses, PostProjectsByIdArchiveErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdArchiveResponses, PostProjectsByIdArchiveErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/archive',
    ...options
});

/**
 * Take a project up again
 */
export const postProjectsByIdUnarchive = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdUnarchiveData, ThrowOnError>): RequestResult<PostProjectsByIdUnarchiveResponses, PostProjectsByIdUnarchiveErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdUnarchiveResponses, PostProjectsByIdUnarchiveErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/unarchive',
    ...options
});

/**
 * Who has a role of their own in a project
 */
export const getProjectsByIdMembers = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdMembersData, ThrowOnError>): RequestResult<GetProjectsByIdMembersResponses, GetProjectsByIdMembersErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdMembersResponses, GetProjectsByIdMembersErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/members',
    ...options
});

/**
 * Take away somebody's role in a project
 */
export const deleteProjectsByIdMembersByUserId = <ThrowOnError extends boolean = true>(options: Options<DeleteProjectsByIdMembersByUserIdData, ThrowOnError>): RequestResult<DeleteProjectsByIdMembersByUserIdResponses, DeleteProjectsByIdMembersByUserIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteProjectsByIdMembersByUserIdResponses, DeleteProjectsByIdMembersByUserIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/members/{userId}',
    ...options
});

/**
 * Give somebody a role in a project
 */
export const putProjectsByIdMembersByUserId = <ThrowOnError extends boolean = true>(options: Options<PutProjectsByIdMembersByUserIdData, ThrowOnError>): RequestResult<PutProjectsByIdMembersByUserIdResponses, PutProjectsByIdMembersByUserIdErrors, ThrowOnError> => (options.client ?? client).put<PutProjectsByIdMembersByUserIdResponses, PutProjectsByIdMembersByUserIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/members/{userId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tasks of the projects you may see
 *
 * Newest first unless sorted otherwise; `rank` is the order of a column on the board.
 */
export const getTasks = <ThrowOnError extends boolean = true>(options?: Options<GetTasksData, ThrowOnError>): RequestResult<GetTasksResponses, GetTasksErrors, ThrowOnError> => (options?.client ?? client).get<GetTasksResponses, GetTasksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks',
    ...options
});

/**
 * Create a task, reported by you, at the end of its column
 */
export const postTasks = <ThrowOnError extends boolean = true>(options: Options<PostTasksData, ThrowOnError>): RequestResult<PostTasksResponses, PostTasksErrors, ThrowOnError> => (options.client ?? client).post<PostTasksResponses, PostTasksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Tasks counted, by the same filters as the list
 */
export const getTasksStatistics = <ThrowOnError extends boolean = true>(options?: Options<GetTasksStatisticsData, ThrowOnError>): RequestResult<GetTasksStatisticsResponses, GetTasksStatisticsErrors, ThrowOnError> => (options?.client ?? client).get<GetTasksStatisticsResponses, GetTasksStatisticsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/statistics',
    ...options
});

/**
 * The tasks of a project, counted
 */
export const getProjectsByIdStatistics = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdStatisticsData, ThrowOnError>): RequestResult<GetProjectsByIdStatisticsResponses, GetProjectsByIdStatisticsErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdStatisticsResponses, GetProjectsByIdStatisticsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/statistics',
    ...options
});

/**
 * Delete a task
 *
 * It can be restored.
 */
export const deleteTasksById = <ThrowOnError extends boolean = true>(options: Options<DeleteTasksByIdData, ThrowOnError>): RequestResult<DeleteTasksByIdResponses, DeleteTasksByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTasksByIdResponses, DeleteTasksByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}',
    ...options
});

/**
 * One task
 */
export const getTasksById = <ThrowOnError extends boolean = true>(options: Options<GetTasksByIdData, ThrowOnError>): RequestResult<GetTasksByIdResponses, GetTasksByIdErrors, ThrowOnError> => (options.client ?? client).get<GetTasksByIdResponses, GetTasksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}',
    ...options
});

/**
 * Change a task
 */
export const patchTasksById = <ThrowOnError extends boolean = true>(options: Options<PatchTasksByIdData, ThrowOnError>): RequestResult<PatchTasksByIdResponses, PatchTasksByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTasksByIdResponses, PatchTasksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take a task to another status
 *
 * Each task names the ones that may come next in `transitions`.
 */
export const postTasksByIdTransition = <ThrowOnError extends boolean = true>(options: Options<PostTasksByIdTransitionData, ThrowOnError>): RequestResult<PostTasksByIdTransitionResponses, PostTasksByIdTransitionErrors, ThrowOnError> => (options.client ?? client).post<PostTasksByIdTransitionResponses, PostTasksByIdTransitionErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/transition',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take a task to a state of done work
 */
export const postTasksByIdComplete = <ThrowOnError extends boolean = true>(options: Options<PostTasksByIdCompleteData, ThrowOnError>): RequestResult<PostTasksByIdCompleteResponses, PostTasksByIdCompleteErrors, ThrowOnError> => (options.client ?? client).post<PostTasksByIdCompleteResponses, PostTasksByIdCompleteErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/complete',
    ...options
});

/**
 * Bring a deleted task back
 */
export const postTasksByIdRestore = <ThrowOnError extends boolean = true>(options: Options<PostTasksByIdRestoreData, ThrowOnError>): RequestResult<PostTasksByIdRestoreResponses, PostTasksByIdRestoreErrors, ThrowOnError> => (options.client ?? client).post<PostTasksByIdRestoreResponses, PostTasksByIdRestoreErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/restore',
    ...options
});

/**
 * Move a task on the board
 */
export const postTasksByIdMove = <ThrowOnError extends boolean = true>(options: Options<PostTasksByIdMoveData, ThrowOnError>): RequestResult<PostTasksByIdMoveResponses, PostTasksByIdMoveErrors, ThrowOnError> => (options.client ?? client).post<PostTasksByIdMoveResponses, PostTasksByIdMoveErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/move',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The states of a project and the transitions between them
 */
export const getProjectsByIdWorkflow = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdWorkflowData, ThrowOnError>): RequestResult<GetProjectsByIdWorkflowResponses, GetProjectsByIdWorkflowErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdWorkflowResponses, GetProjectsByIdWorkflowErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/workflow',
    ...options
});

/**
 * Give a project other states or other transitions
 *
 * Leads of the project may. Tasks of a state that is removed go where `mapping` says; without it the request is refused with 409 and their number. A new name for a state is the new status of its tasks.
 */
export const putProjectsByIdWorkflow = <ThrowOnError extends boolean = true>(options: Options<PutProjectsByIdWorkflowData, ThrowOnError>): RequestResult<PutProjectsByIdWorkflowResponses, PutProjectsByIdWorkflowErrors, ThrowOnError> => (options.client ?? client).put<PutProjectsByIdWorkflowResponses, PutProjectsByIdWorkflowErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/workflow',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How the tasks of a project stood at the end of each day
 *
 * Days of the workspace’s own, oldest first, at most 400; those without a snapshot are left out.
 */
export const getAnalyticsProjectsById = <ThrowOnError extends boolean = true>(options: Options<GetAnalyticsProjectsByIdData, ThrowOnError>): RequestResult<GetAnalyticsProjectsByIdResponses, GetAnalyticsProjectsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetAnalyticsProjectsByIdResponses, GetAnalyticsProjectsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/analytics/projects/{id}',
    ...options
});

/**
 * Have a report about a project written
 *
 * The id is a job’s: once it has succeeded, its result is {reportId}. Asking again while the same waits is asking once.
 */
export const postProjectsByIdReport = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdReportData, ThrowOnError>): RequestResult<PostProjectsByIdReportResponses, PostProjectsByIdReportErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdReportResponses, PostProjectsByIdReportErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/report',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A report you asked for
 *
 * Kept for 7 days, for whoever asked for it while they may see the project.
 */
export const getReportsById = <ThrowOnError extends boolean = true>(options: Options<GetReportsByIdData, ThrowOnError>): RequestResult<GetReportsByIdResponses, GetReportsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetReportsByIdResponses, GetReportsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/reports/{id}',
    ...options
});

/**
 * The file of a report, to download
 */
export const getReportsByIdContent = <ThrowOnError extends boolean = true>(options: Options<GetReportsByIdContentData, ThrowOnError>): RequestResult<GetReportsByIdContentResponses, GetReportsByIdContentErrors, ThrowOnError> => (options.client ?? client).get<GetReportsByIdContentResponses, GetReportsByIdContentErrors, ThrowOnError>({
    responseType: 'text',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/reports/{id}/content',
    ...options
});

/**
 * Your tasks and those of outside sources, in one list
 *
 * What is due first comes first. A source that is slow or down delays nothing for more than two seconds and takes nothing away: `sources` says how each is.
 */
export const getTasksExternal = <ThrowOnError extends boolean = true>(options?: Options<GetTasksExternalData, ThrowOnError>): RequestResult<GetTasksExternalResponses, GetTasksExternalErrors, ThrowOnError> => (options?.client ?? client).get<GetTasksExternalResponses, GetTasksExternalErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/external',
    ...options
});

/**
 * The outside sources of the workspace
 */
export const getTenantExternalSources = <ThrowOnError extends boolean = true>(options?: Options<GetTenantExternalSourcesData, ThrowOnError>): RequestResult<GetTenantExternalSourcesResponses, GetTenantExternalSourcesErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantExternalSourcesResponses, GetTenantExternalSourcesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources',
    ...options
});

/**
 * Add an outside source
 *
 * Everybody in the workspace will see its tasks.
 */
export const postTenantExternalSources = <ThrowOnError extends boolean = true>(options: Options<PostTenantExternalSourcesData, ThrowOnError>): RequestResult<PostTenantExternalSourcesResponses, PostTenantExternalSourcesErrors, ThrowOnError> => (options.client ?? client).post<PostTenantExternalSourcesResponses, PostTenantExternalSourcesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Remove an outside source, credentials included
 */
export const deleteTenantExternalSourcesById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantExternalSourcesByIdData, ThrowOnError>): RequestResult<DeleteTenantExternalSourcesByIdResponses, DeleteTenantExternalSourcesByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantExternalSourcesByIdResponses, DeleteTenantExternalSourcesByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources/{id}',
    ...options
});

/**
 * Change an outside source
 */
export const patchTenantExternalSourcesById = <ThrowOnError extends boolean = true>(options: Options<PatchTenantExternalSourcesByIdData, ThrowOnError>): RequestResult<PatchTenantExternalSourcesByIdResponses, PatchTenantExternalSourcesByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantExternalSourcesByIdResponses, PatchTenantExternalSourcesByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Ask an outside source now, and show what comes of it
 */
export const postTenantExternalSourcesByIdTest = <ThrowOnError extends boolean = true>(options: Options<PostTenantExternalSourcesByIdTestData, ThrowOnError>): RequestResult<PostTenantExternalSourcesByIdTestResponses, PostTenantExternalSourcesByIdTestErrors, ThrowOnError> => (options.client ?? client).post<PostTenantExternalSourcesByIdTestResponses, PostTenantExternalSourcesByIdTestErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources/{id}/test',
    ...options
});

/**
 * The webhooks of the workspace
 */
export const getTenantWebhooks = <ThrowOnError extends boolean = true>(options?: Options<GetTenantWebhooksData, ThrowOnError>): RequestResult<GetTenantWebhooksResponses, GetTenantWebhooksErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantWebhooksResponses, GetTenantWebhooksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks',
    ...options
});

/**
 * Add a webhook
 *
 * It is told of everything in the workspace, private projects included. The answer shows its secret, and nothing else will: not even a repeated request with the same Idempotency-Key.
 */
export const postTenantWebhooks = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksData, ThrowOnError>): RequestResult<PostTenantWebhooksResponses, PostTenantWebhooksErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksResponses, PostTenantWebhooksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What a webhook can be told of
 */
export const getTenantWebhooksEventTypes = <ThrowOnError extends boolean = true>(options?: Options<GetTenantWebhooksEventTypesData, ThrowOnError>): RequestResult<GetTenantWebhooksEventTypesResponses, GetTenantWebhooksEventTypesErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantWebhooksEventTypesResponses, GetTenantWebhooksEventTypesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/event-types',
    ...options
});

/**
 * Remove a webhook and its log
 */
export const deleteTenantWebhooksById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantWebhooksByIdData, ThrowOnError>): RequestResult<DeleteTenantWebhooksByIdResponses, DeleteTenantWebhooksByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantWebhooksByIdResponses, DeleteTenantWebhooksByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}',
    ...options
});

/**
 * A webhook
 */
export const getTenantWebhooksById = <ThrowOnError extends boolean = true>(options: Options<GetTenantWebhooksByIdData, ThrowOnError>): RequestResult<GetTenantWebhooksByIdResponses, GetTenantWebhooksByIdErrors, ThrowOnError> => (options.client ?? client).get<GetTenantWebhooksByIdResponses, GetTenantWebhooksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}',
    ...options
});

/**
 * Change, disable or enable a webhook
 */
export const patchTenantWebhooksById = <ThrowOnError extends boolean = true>(options: Options<PatchTenantWebhooksByIdData, ThrowOnError>): RequestResult<PatchTenantWebhooksByIdResponses, PatchTenantWebhooksByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantWebhooksByIdResponses, PatchTenantWebhooksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Give a webhook another secret
 *
 * For a day, the one before signs as well.
 */
export const postTenantWebhooksByIdRotateSecret = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksByIdRotateSecretData, ThrowOnError>): RequestResult<PostTenantWebhooksByIdRotateSecretResponses, PostTenantWebhooksByIdRotateSecretErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksByIdRotateSecretResponses, PostTenantWebhooksByIdRotateSecretErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/rotate-secret',
    ...options
});

/**
 * Send a webhook a test event now, once
 *
 * Also to one that is disabled. What came of it stands in the log as well.
 */
export const postTenantWebhooksByIdTest = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksByIdTestData, ThrowOnError>): RequestResult<PostTenantWebhooksByIdTestResponses, PostTenantWebhooksByIdTestErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksByIdTestResponses, PostTenantWebhooksByIdTestErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/test',
    ...options
});

/**
 * What a webhook was told in the last 30 days, the latest first
 */
export const getTenantWebhooksByIdDeliveries = <ThrowOnError extends boolean = true>(options: Options<GetTenantWebhooksByIdDeliveriesData, ThrowOnError>): RequestResult<GetTenantWebhooksByIdDeliveriesResponses, GetTenantWebhooksByIdDeliveriesErrors, ThrowOnError> => (options.client ?? client).get<GetTenantWebhooksByIdDeliveriesResponses, GetTenantWebhooksByIdDeliveriesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/deliveries',
    ...options
});

/**
 * One delivery, with what is sent
 */
export const getTenantWebhooksByIdDeliveriesByDeliveryId = <ThrowOnError extends boolean = true>(options: Options<GetTenantWebhooksByIdDeliveriesByDeliveryIdData, ThrowOnError>): RequestResult<GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses, GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors, ThrowOnError> => (options.client ?? client).get<GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses, GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/deliveries/{deliveryId}',
    ...options
});

/**
 * Send a delivery again, with the same id and the same body
 */
export const postTenantWebhooksByIdDeliveriesByDeliveryIdRedeliver = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverData, ThrowOnError>): RequestResult<PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/deliveries/{deliveryId}/redeliver',
    ...options
});

/**
 * How far a job is that you asked for
 *
 * Known until three days after it was done. Admins see every job of their workspace.
 */
export const getJobsById = <ThrowOnError extends boolean = true>(options: Options<GetJobsByIdData, ThrowOnError>): RequestResult<GetJobsByIdResponses, GetJobsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetJobsByIdResponses, GetJobsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/jobs/{id}',
    ...options
});

/**
 * What happened in a project, newest first
 */
export const getProjectsByIdActivity = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdActivityData, ThrowOnError>): RequestResult<GetProjectsByIdActivityResponses, GetProjectsByIdActivityErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdActivityResponses, GetProjectsByIdActivityErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/activity',
    ...options
});

/**
 * What happened to a task, newest first
 */
export const getTasksByIdActivity = <ThrowOnError extends boolean = true>(options: Options<GetTasksByIdActivityData, ThrowOnError>): RequestResult<GetTasksByIdActivityResponses, GetTasksByIdActivityErrors, ThrowOnError> => (options.client ?? client).get<GetTasksByIdActivityResponses, GetTasksByIdActivityErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/activity',
    ...options
});

/**
 * Deleted tasks, the latest first
 *
 * Tasks of a deleted project are listed with the project alone.
 */
export const getTrashTasks = <ThrowOnError extends boolean = true>(options?: Options<GetTrashTasksData, ThrowOnError>): RequestResult<GetTrashTasksResponses, GetTrashTasksErrors, ThrowOnError> => (options?.client ?? client).get<GetTrashTasksResponses, GetTrashTasksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/tasks',
    ...options
});

/**
 * Delete a task in the trash for good
 *
 * With its history; it cannot be restored. Leads of its project may.
 */
export const deleteTrashTasksById = <ThrowOnError extends boolean = true>(options: Options<DeleteTrashTasksByIdData, ThrowOnError>): RequestResult<DeleteTrashTasksByIdResponses, DeleteTrashTasksByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTrashTasksByIdResponses, DeleteTrashTasksByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/tasks/{id}',
    ...options
});

/**
 * A deleted task, to read
 */
export const getTrashTasksById = <ThrowOnError extends boolean = true>(options: Options<GetTrashTasksByIdData, ThrowOnError>): RequestResult<GetTrashTasksByIdResponses, GetTrashTasksByIdErrors, ThrowOnError> => (options.client ?? client).get<GetTrashTasksByIdResponses, GetTrashTasksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/tasks/{id}',
    ...options
});

/**
 * Deleted projects, the latest first
 */
export const getTrashProjects = <ThrowOnError extends boolean = true>(options?: Options<GetTrashProjectsData, ThrowOnError>): RequestResult<GetTrashProjectsResponses, GetTrashProjectsErrors, ThrowOnError> => (options?.client ?? client).get<GetTrashProjectsResponses, GetTrashProjectsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/projects',
    ...options
});

/**
 * Bring a deleted project back
 *
 * With its tasks, which count against the plan again.
 */
export const postProjectsByIdRestore = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdRestoreData, ThrowOnError>): RequestResult<PostProjectsByIdRestoreResponses, PostProjectsByIdRestoreErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdRestoreResponses, PostProjectsByIdRestoreErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/restore',
    ...options
});

/**
 * Delete a project in the trash for good
 *
 * With its tasks and their history; it cannot be restored. Owners and admins may. It is gone at once; what it holds is removed in the background.
 */
export const deleteTrashProjectsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTrashProjectsByIdData, ThrowOnError>): RequestResult<DeleteTrashProjectsByIdResponses, DeleteTrashProjectsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTrashProjectsByIdResponses, DeleteTrashProjectsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/projects/{id}',
    ...options
});

/**
 * What others did to my tasks and roles
 *
 * The latest first. One that was snoozed is left out until its time, and is then unread, at that time’s place. Of a project one may not see any more, nothing is shown.
 */
export const getMeNotifications = <ThrowOnError extends boolean = true>(options?: Options<GetMeNotificationsData, ThrowOnError>): RequestResult<GetMeNotificationsResponses, GetMeNotificationsErrors, ThrowOnError> => (options?.client ?? client).get<GetMeNotificationsResponses, GetMeNotificationsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications',
    ...options
});

/**
 * Mark a notification as read
 */
export const postMeNotificationsByIdRead = <ThrowOnError extends boolean = true>(options: Options<PostMeNotificationsByIdReadData, ThrowOnError>): RequestResult<PostMeNotificationsByIdReadResponses, PostMeNotificationsByIdReadErrors, ThrowOnError> => (options.client ?? client).post<PostMeNotificationsByIdReadResponses, PostMeNotificationsByIdReadErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/{id}/read',
    ...options
});

/**
 * Mark a notification as unread
 */
export const postMeNotificationsByIdUnread = <ThrowOnError extends boolean = true>(options: Options<PostMeNotificationsByIdUnreadData, ThrowOnError>): RequestResult<PostMeNotificationsByIdUnreadResponses, PostMeNotificationsByIdUnreadErrors, ThrowOnError> => (options.client ?? client).post<PostMeNotificationsByIdUnreadResponses, PostMeNotificationsByIdUnreadErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/{id}/unread',
    ...options
});

/**
 * Bring a snoozed notification back now
 */
export const postMeNotificationsByIdUnsnooze = <ThrowOnError extends boolean = true>(options: Options<PostMeNotificationsByIdUnsnoozeData, ThrowOnError>): RequestResult<PostMeNotificationsByIdUnsnoozeResponses, PostMeNotificationsByIdUnsnoozeErrors, ThrowOnError> => (options.client ?? client).post<PostMeNotificationsByIdUnsnoozeResponses, PostMeNotificationsByIdUnsnoozeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/{id}/unsnooze',
    ...options
});

/**
 * Hide a notification until a time, at which it is unread again
 */
export const postMeNotificationsByIdSnooze = <ThrowOnError extends boolean = true>(options: Options<PostMeNotificationsByIdSnoozeData, ThrowOnError>): RequestResult<PostMeNotificationsByIdSnoozeResponses, PostMeNotificationsByIdSnoozeErrors, ThrowOnError> => (options.client ?? client).post<PostMeNotificationsByIdSnoozeResponses, PostMeNotificationsByIdSnoozeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/{id}/snooze',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Mark all notifications as read that show now
 *
 * Snoozed ones stay as they are.
 */
export const postMeNotificationsReadAll = <ThrowOnError extends boolean = true>(options?: Options<PostMeNotificationsReadAllData, ThrowOnError>): RequestResult<PostMeNotificationsReadAllResponses, PostMeNotificationsReadAllErrors, ThrowOnError> => (options?.client ?? client).post<PostMeNotificationsReadAllResponses, PostMeNotificationsReadAllErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/read-all',
    ...options
});
