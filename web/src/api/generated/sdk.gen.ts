// @ts-nocheck: the generator does not write for exactOptionalPropertyTypes.

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.ts';
import type { DeleteAuthSessionsByIdData, DeleteAuthSessionsByIdErrors, DeleteAuthSessionsByIdResponses, DeleteCommentsByIdData, DeleteCommentsByIdErrors, DeleteCommentsByIdReactionsByReactionData, DeleteCommentsByIdReactionsByReactionErrors, DeleteCommentsByIdReactionsByReactionResponses, DeleteCommentsByIdResponses, DeleteProjectsByIdData, DeleteProjectsByIdErrors, DeleteProjectsByIdMembersByUserIdData, DeleteProjectsByIdMembersByUserIdErrors, DeleteProjectsByIdMembersByUserIdResponses, DeleteProjectsByIdResponses, DeleteTasksByIdData, DeleteTasksByIdErrors, DeleteTasksByIdResponses, DeleteTenantDomainsByIdData, DeleteTenantDomainsByIdErrors, DeleteTenantDomainsByIdResponses, DeleteTenantExternalSourcesByIdData, DeleteTenantExternalSourcesByIdErrors, DeleteTenantExternalSourcesByIdResponses, DeleteTenantInvitationsByIdData, DeleteTenantInvitationsByIdErrors, DeleteTenantInvitationsByIdResponses, DeleteTenantLabelsByIdData, DeleteTenantLabelsByIdErrors, DeleteTenantLabelsByIdResponses, DeleteTenantMembersByUserIdData, DeleteTenantMembersByUserIdErrors, DeleteTenantMembersByUserIdResponses, DeleteTenantWebhooksByIdData, DeleteTenantWebhooksByIdErrors, DeleteTenantWebhooksByIdResponses, DeleteTenantWorkflowTemplatesByIdData, DeleteTenantWorkflowTemplatesByIdErrors, DeleteTenantWorkflowTemplatesByIdResponses, DeleteTrashProjectsByIdData, DeleteTrashProjectsByIdErrors, DeleteTrashProjectsByIdResponses, DeleteTrashTasksByIdData, DeleteTrashTasksByIdErrors, DeleteTrashTasksByIdResponses, GetAnalyticsProjectsByIdData, GetAnalyticsProjectsByIdErrors, GetAnalyticsProjectsByIdResponses, GetAuthSessionsData, GetAuthSessionsErrors, GetAuthSessionsResponses, GetCommentsByIdVersionsData, GetCommentsByIdVersionsErrors, GetCommentsByIdVersionsResponses, GetJobsByIdData, GetJobsByIdErrors, GetJobsByIdResponses, GetMeData, GetMeErrors, GetMeNotificationPreferencesData, GetMeNotificationPreferencesErrors, GetMeNotificationPreferencesResponses, GetMeNotificationsData, GetMeNotificationsErrors, GetMeNotificationsResponses, GetMeResponses, GetMeTenantsData, GetMeTenantsErrors, GetMeTenantsResponses, GetPlansData, GetPlansErrors, GetPlansResponses, GetProjectsByIdActivityData, GetProjectsByIdActivityErrors, GetProjectsByIdActivityResponses, GetProjectsByIdData, GetProjectsByIdErrors, GetProjectsByIdMembersData, GetProjectsByIdMembersErrors, GetProjectsByIdMembersResponses, GetProjectsByIdResponses, GetProjectsByIdStatisticsData, GetProjectsByIdStatisticsErrors, GetProjectsByIdStatisticsResponses, GetProjectsByIdWorkflowData, GetProjectsByIdWorkflowErrors, GetProjectsByIdWorkflowResponses, GetProjectsData, GetProjectsErrors, GetProjectsResponses, GetReportsByIdContentData, GetReportsByIdContentErrors, GetReportsByIdContentResponses, GetReportsByIdData, GetReportsByIdErrors, GetReportsByIdResponses, GetSiteData, GetSiteErrors, GetSiteResponses, GetTasksByIdActivityData, GetTasksByIdActivityErrors, GetTasksByIdActivityResponses, GetTasksByIdCommentsData, GetTasksByIdCommentsErrors, GetTasksByIdCommentsResponses, GetTasksByIdData, GetTasksByIdErrors, GetTasksByIdResponses, GetTasksData, GetTasksErrors, GetTasksExternalData, GetTasksExternalErrors, GetTasksExternalResponses, GetTasksResponses, GetTasksStatisticsData, GetTasksStatisticsErrors, GetTasksStatisticsResponses, GetTenantData, GetTenantDomainsData, GetTenantDomainsErrors, GetTenantDomainsResponses, GetTenantErrors, GetTenantExternalSourcesData, GetTenantExternalSourcesErrors, GetTenantExternalSourcesResponses, GetTenantInvitationsData, GetTenantInvitationsErrors, GetTenantInvitationsResponses, GetTenantLabelsData, GetTenantLabelsErrors, GetTenantLabelsResponses, GetTenantMembersData, GetTenantMembersErrors, GetTenantMembersResponses, GetTenantPeopleData, GetTenantPeopleErrors, GetTenantPeopleResponses, GetTenantResponses, GetTenantWebhooksByIdData, GetTenantWebhooksByIdDeliveriesByDeliveryIdData, GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors, GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses, GetTenantWebhooksByIdDeliveriesData, GetTenantWebhooksByIdDeliveriesErrors, GetTenantWebhooksByIdDeliveriesResponses, GetTenantWebhooksByIdErrors, GetTenantWebhooksByIdResponses, GetTenantWebhooksData, GetTenantWebhooksErrors, GetTenantWebhooksEventTypesData, GetTenantWebhooksEventTypesErrors, GetTenantWebhooksEventTypesResponses, GetTenantWebhooksResponses, GetTenantWorkflowTemplatesData, GetTenantWorkflowTemplatesErrors, GetTenantWorkflowTemplatesResponses, GetTrashProjectsData, GetTrashProjectsErrors, GetTrashProjectsResponses, GetTrashTasksByIdData, GetTrashTasksByIdErrors, GetTrashTasksByIdResponses, GetTrashTasksData, GetTrashTasksErrors, GetTrashTasksResponses, PatchCommentsByIdData, PatchCommentsByIdErrors, PatchCommentsByIdResponses, PatchMeData, PatchMeErrors, PatchMeResponses, PatchProjectsByIdData, PatchProjectsByIdErrors, PatchProjectsByIdResponses, PatchTasksByIdData, PatchTasksByIdErrors, PatchTasksByIdResponses, PatchTenantData, PatchTenantDomainsByIdData, PatchTenantDomainsByIdErrors, PatchTenantDomainsByIdResponses, PatchTenantErrors, PatchTenantExternalSourcesByIdData, PatchTenantExternalSourcesByIdErrors, PatchTenantExternalSourcesByIdResponses, PatchTenantLabelsByIdData, PatchTenantLabelsByIdErrors, PatchTenantLabelsByIdResponses, PatchTenantMembersByUserIdData, PatchTenantMembersByUserIdErrors, PatchTenantMembersByUserIdResponses, PatchTenantResponses, PatchTenantWebhooksByIdData, PatchTenantWebhooksByIdErrors, PatchTenantWebhooksByIdResponses, PatchTenantWorkflowTemplatesByIdData, PatchTenantWorkflowTemplatesByIdErrors, PatchTenantWorkflowTemplatesByIdResponses, PostAuthHandoffData, PostAuthHandoffErrors, PostAuthHandoffRedeemData, PostAuthHandoffRedeemErrors, PostAuthHandoffRedeemResponses, PostAuthHandoffResponses, PostAuthLoginData, PostAuthLoginErrors, PostAuthLoginResponses, PostAuthLogoutData, PostAuthLogoutErrors, PostAuthLogoutResponses, PostAuthPasswordResetData, PostAuthPasswordResetErrors, PostAuthPasswordResetPreviewData, PostAuthPasswordResetPreviewErrors, PostAuthPasswordResetPreviewResponses, PostAuthPasswordResetRedeemData, PostAuthPasswordResetRedeemErrors, PostAuthPasswordResetRedeemResponses, PostAuthPasswordResetResponses, PostAuthRefreshData, PostAuthRefreshErrors, PostAuthRefreshResponses, PostAuthWsTicketData, PostAuthWsTicketErrors, PostAuthWsTicketResponses, PostInvitationsAcceptData, PostInvitationsAcceptErrors, PostInvitationsAcceptResponses, PostInvitationsPreviewData, PostInvitationsPreviewErrors, PostInvitationsPreviewResponses, PostMeNotificationsByIdReadData, PostMeNotificationsByIdReadErrors, PostMeNotificationsByIdReadResponses, PostMeNotificationsByIdSnoozeData, PostMeNotificationsByIdSnoozeErrors, PostMeNotificationsByIdSnoozeResponses, PostMeNotificationsByIdUnreadData, PostMeNotificationsByIdUnreadErrors, PostMeNotificationsByIdUnreadResponses, PostMeNotificationsByIdUnsnoozeData, PostMeNotificationsByIdUnsnoozeErrors, PostMeNotificationsByIdUnsnoozeResponses, PostMeNotificationsReadAllData, PostMeNotificationsReadAllErrors, PostMeNotificationsReadAllResponses, PostMeTenantsData, PostMeTenantsErrors, PostMeTenantsResponses, PostProjectsByIdArchiveData, PostProjectsByIdArchiveErrors, PostProjectsByIdArchiveResponses, PostProjectsByIdReportData, PostProjectsByIdReportErrors, PostProjectsByIdReportResponses, PostProjectsByIdRestoreData, PostProjectsByIdRestoreErrors, PostProjectsByIdRestoreResponses, PostProjectsByIdUnarchiveData, PostProjectsByIdUnarchiveErrors, PostProjectsByIdUnarchiveResponses, PostProjectsData, PostProjectsErrors, PostProjectsResponses, PostRegisterConfirmData, PostRegisterConfirmErrors, PostRegisterConfirmResponses, PostRegisterData, PostRegisterErrors, PostRegisterPreviewData, PostRegisterPreviewErrors, PostRegisterPreviewResponses, PostRegisterResponses, PostTasksByIdCommentsData, PostTasksByIdCommentsErrors, PostTasksByIdCommentsResponses, PostTasksByIdCompleteData, PostTasksByIdCompleteErrors, PostTasksByIdCompleteResponses, PostTasksByIdMoveData, PostTasksByIdMoveErrors, PostTasksByIdMoveResponses, PostTasksByIdRestoreData, PostTasksByIdRestoreErrors, PostTasksByIdRestoreResponses, PostTasksByIdTransitionData, PostTasksByIdTransitionErrors, PostTasksByIdTransitionResponses, PostTasksData, PostTasksErrors, PostTasksResponses, PostTenantDomainsByIdVerifyData, PostTenantDomainsByIdVerifyErrors, PostTenantDomainsByIdVerifyResponses, PostTenantDomainsData, PostTenantDomainsErrors, PostTenantDomainsResponses, PostTenantExternalSourcesByIdTestData, PostTenantExternalSourcesByIdTestErrors, PostTenantExternalSourcesByIdTestResponses, PostTenantExternalSourcesData, PostTenantExternalSourcesErrors, PostTenantExternalSourcesResponses, PostTenantInvitationsByIdLinkData, PostTenantInvitationsByIdLinkErrors, PostTenantInvitationsByIdLinkResponses, PostTenantInvitationsData, PostTenantInvitationsErrors, PostTenantInvitationsResponses, PostTenantLabelsByIdMergeData, PostTenantLabelsByIdMergeErrors, PostTenantLabelsByIdMergeResponses, PostTenantLabelsData, PostTenantLabelsErrors, PostTenantLabelsResponses, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverData, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses, PostTenantWebhooksByIdRotateSecretData, PostTenantWebhooksByIdRotateSecretErrors, PostTenantWebhooksByIdRotateSecretResponses, PostTenantWebhooksByIdTestData, PostTenantWebhooksByIdTestErrors, PostTenantWebhooksByIdTestResponses, PostTenantWebhooksData, PostTenantWebhooksErrors, PostTenantWebhooksResponses, PostTenantWorkflowTemplatesData, PostTenantWorkflowTemplatesErrors, PostTenantWorkflowTemplatesResponses, PutCommentsByIdReactionsByReactionData, PutCommentsByIdReactionsByReactionErrors, PutCommentsByIdReactionsByReactionResponses, PutMeNotificationPreferencesData, PutMeNotificationPreferencesErrors, PutMeNotificationPreferencesResponses, PutProjectsByIdMembersByUserIdData, PutProjectsByIdMembersByUserIdErrors, PutProjectsByIdMembersByUserIdResponses, PutProjectsByIdWorkflowData, PutProjectsByIdWorkflowErrors, PutProjectsByIdWorkflowResponses } from './types.gen.ts';

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
 * Get the site of this host
 */
export const getSite = <ThrowOnError extends boolean = true>(options?: Options<GetSiteData, ThrowOnError>): RequestResult<GetSiteResponses, GetSiteErrors, ThrowOnError> => (options?.client ?? client).get<GetSiteResponses, GetSiteErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/site',
    ...options
});

/**
 * Sign in
 *
 * By e-mail address or user name. On a workspace’s own host, the session is valid for that workspace only.
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
 * Refresh tokens
 *
 * Each refresh token works once; reusing one ends the session. If you send a random Idempotency-Key of 22 or more characters, you can repeat a request whose response was lost: once, within ten seconds, for the same tokens. Of several concurrent requests, one gets tokens and the others get 409.
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
 * Ends the sessions of the given refresh token and access token. Safe to repeat.
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
 * List my sessions
 *
 * A session bound to one workspace lists and ends only sessions of that workspace.
 */
export const getAuthSessions = <ThrowOnError extends boolean = true>(options?: Options<GetAuthSessionsData, ThrowOnError>): RequestResult<GetAuthSessionsResponses, GetAuthSessionsErrors, ThrowOnError> => (options?.client ?? client).get<GetAuthSessionsResponses, GetAuthSessionsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/sessions',
    ...options
});

/**
 * End a session
 *
 * Its access token stops working within a second, on every server.
 */
export const deleteAuthSessionsById = <ThrowOnError extends boolean = true>(options: Options<DeleteAuthSessionsByIdData, ThrowOnError>): RequestResult<DeleteAuthSessionsByIdResponses, DeleteAuthSessionsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteAuthSessionsByIdResponses, DeleteAuthSessionsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/sessions/{id}',
    ...options
});

/**
 * Transfer this session to a workspace’s own host
 *
 * Only a session that was opened on the base host can be transferred. The page on the other host creates the challenge and keeps its verifier. The returned address has a code that works once within a minute, on that host, with that verifier. The first transfer to a custom domain must be confirmed: 409 `confirmation_required` names host and workspace.
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
 * If another person is signed in with this browser, 409 `other_account` names them; `replace` ends their session.
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
 * Create a WebSocket ticket
 *
 * For browsers, which cannot send Authorization with a WebSocket: open `/ws/tasks?ticket=…`. The ticket works once within 30 seconds, for this workspace.
 */
export const postAuthWsTicket = <ThrowOnError extends boolean = true>(options?: Options<PostAuthWsTicketData, ThrowOnError>): RequestResult<PostAuthWsTicketResponses, PostAuthWsTicketErrors, ThrowOnError> => (options?.client ?? client).post<PostAuthWsTicketResponses, PostAuthWsTicketErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/auth/ws-ticket',
    ...options
});

/**
 * Get my account
 */
export const getMe = <ThrowOnError extends boolean = true>(options?: Options<GetMeData, ThrowOnError>): RequestResult<GetMeResponses, GetMeErrors, ThrowOnError> => (options?.client ?? client).get<GetMeResponses, GetMeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me',
    ...options
});

/**
 * Update my account
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
 * List my workspaces
 *
 * A session bound to one workspace lists only that one.
 */
export const getMeTenants = <ThrowOnError extends boolean = true>(options?: Options<GetMeTenantsData, ThrowOnError>): RequestResult<GetMeTenantsResponses, GetMeTenantsErrors, ThrowOnError> => (options?.client ?? client).get<GetMeTenantsResponses, GetMeTenantsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/tenants',
    ...options
});

/**
 * Create another workspace
 *
 * The caller becomes its owner. Its storage is ready when the response arrives.
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
 * Get my notification preferences
 */
export const getMeNotificationPreferences = <ThrowOnError extends boolean = true>(options?: Options<GetMeNotificationPreferencesData, ThrowOnError>): RequestResult<GetMeNotificationPreferencesResponses, GetMeNotificationPreferencesErrors, ThrowOnError> => (options?.client ?? client).get<GetMeNotificationPreferencesResponses, GetMeNotificationPreferencesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notification-preferences',
    ...options
});

/**
 * Update my notification preferences
 *
 * Omitted kinds and channels stay unchanged.
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
 * Get this workspace
 */
export const getTenant = <ThrowOnError extends boolean = true>(options?: Options<GetTenantData, ThrowOnError>): RequestResult<GetTenantResponses, GetTenantErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantResponses, GetTenantErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant',
    ...options
});

/**
 * Update this workspace: name, time zone and data retention
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
 * List members, by name
 */
export const getTenantMembers = <ThrowOnError extends boolean = true>(options?: Options<GetTenantMembersData, ThrowOnError>): RequestResult<GetTenantMembersResponses, GetTenantMembersErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantMembersResponses, GetTenantMembersErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/members',
    ...options
});

/**
 * Remove a member, or leave the workspace
 *
 * Their name stays in the history and on their open tasks. Access ends within a second.
 */
export const deleteTenantMembersByUserId = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantMembersByUserIdData, ThrowOnError>): RequestResult<DeleteTenantMembersByUserIdResponses, DeleteTenantMembersByUserIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantMembersByUserIdResponses, DeleteTenantMembersByUserIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/members/{userId}',
    ...options
});

/**
 * Update a member’s role, details or access
 *
 * Only owners can add, change or remove owners. You cannot grant a role above your own. The last owner cannot be removed.
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
 * List pending invitations, newest first
 */
export const getTenantInvitations = <ThrowOnError extends boolean = true>(options?: Options<GetTenantInvitationsData, ThrowOnError>): RequestResult<GetTenantInvitationsResponses, GetTenantInvitationsErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantInvitationsResponses, GetTenantInvitationsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations',
    ...options
});

/**
 * Invite a person by e-mail address
 *
 * A link goes to the address by mail. The response has another link, which is shown only once. Inviting an address again sends another mail and replaces both links. Daily limits apply per workspace, person and address: 429 names the limit.
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
 * Create a new link for an invitation, to share it yourself
 *
 * It replaces the link that was shown before. The mailed link stays valid.
 */
export const postTenantInvitationsByIdLink = <ThrowOnError extends boolean = true>(options: Options<PostTenantInvitationsByIdLinkData, ThrowOnError>): RequestResult<PostTenantInvitationsByIdLinkResponses, PostTenantInvitationsByIdLinkErrors, ThrowOnError> => (options.client ?? client).post<PostTenantInvitationsByIdLinkResponses, PostTenantInvitationsByIdLinkErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations/{id}/link',
    ...options
});

/**
 * Withdraw an invitation
 */
export const deleteTenantInvitationsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantInvitationsByIdData, ThrowOnError>): RequestResult<DeleteTenantInvitationsByIdResponses, DeleteTenantInvitationsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantInvitationsByIdResponses, DeleteTenantInvitationsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/invitations/{id}',
    ...options
});

/**
 * Preview an invitation
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
 * Send the access token of the account with the invited address, or a name and a password for a new account. If the deployment confirms addresses (`signUp` of GET /site), a link that did not come by mail gets 202 for every address, and a confirmation mail is sent, as at sign-up.
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
 * List people, by name
 *
 * Members, former members (inactive), and external people from imports.
 */
export const getTenantPeople = <ThrowOnError extends boolean = true>(options?: Options<GetTenantPeopleData, ThrowOnError>): RequestResult<GetTenantPeopleResponses, GetTenantPeopleErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantPeopleResponses, GetTenantPeopleErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/people',
    ...options
});

/**
 * Sign up
 *
 * Creates the account, the workspace and its storage; all of it is ready when the response arrives. If the deployment confirms addresses (`signUp` of GET /site), the response is 202 for every address, and a mail is sent: with the link for POST /register/confirm, or saying that an account exists. A taken user name is then replaced by a similar one.
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
 * Preview a sign-up confirmation
 *
 * Read-only. 404 for every invalid link: used, expired or replaced.
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
 * Confirm a sign-up
 *
 * Responds like POST /register without confirmation. The password is that of the sign-up: 401 for any other. The link works once: 404 if it was used or has expired. After 409 `slug_taken` it stays valid; send it again with another `slug`.
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
 * Request a password reset
 *
 * If an account has the address, a link is mailed to it that works once within an hour. The response is the same for every address.
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
 * Preview a password reset
 *
 * 404 for every invalid link: used, expired or replaced.
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
 * Reset a password
 *
 * Ends every session of the account, invalidates its other reset links, and signs in. The address then counts as verified.
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
 * List custom domains
 */
export const getTenantDomains = <ThrowOnError extends boolean = true>(options?: Options<GetTenantDomainsData, ThrowOnError>): RequestResult<GetTenantDomainsResponses, GetTenantDomainsErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantDomainsResponses, GetTenantDomainsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains',
    ...options
});

/**
 * Add a custom domain
 *
 * It is active once its TXT record has been verified. Several workspaces can claim a domain; the one that verifies it gets it.
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
 * Verify a domain’s DNS record
 *
 * Queries the DNS now. Once verified, the domain serves this workspace at once, and no other.
 */
export const postTenantDomainsByIdVerify = <ThrowOnError extends boolean = true>(options: Options<PostTenantDomainsByIdVerifyData, ThrowOnError>): RequestResult<PostTenantDomainsByIdVerifyResponses, PostTenantDomainsByIdVerifyErrors, ThrowOnError> => (options.client ?? client).post<PostTenantDomainsByIdVerifyResponses, PostTenantDomainsByIdVerifyErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains/{id}/verify',
    ...options
});

/**
 * Remove a custom domain
 *
 * It stops serving at once. If you add it again, it needs verification with a new token.
 */
export const deleteTenantDomainsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantDomainsByIdData, ThrowOnError>): RequestResult<DeleteTenantDomainsByIdResponses, DeleteTenantDomainsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantDomainsByIdResponses, DeleteTenantDomainsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/domains/{id}',
    ...options
});

/**
 * Set the primary domain
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
 * List labels, by name
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
 * Labels are also created when you use them on a task; this sets a colour first.
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
 * Refused while tasks have it, unless `detach` removes it from them.
 */
export const deleteTenantLabelsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantLabelsByIdData, ThrowOnError>): RequestResult<DeleteTenantLabelsByIdResponses, DeleteTenantLabelsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantLabelsByIdResponses, DeleteTenantLabelsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/labels/{id}',
    ...options
});

/**
 * Rename or recolour a label
 *
 * Tasks with the label show the new name at once.
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
 * Its tasks get the other label, and it is deleted.
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
 * List the workflow templates of the workspace
 */
export const getTenantWorkflowTemplates = <ThrowOnError extends boolean = true>(options?: Options<GetTenantWorkflowTemplatesData, ThrowOnError>): RequestResult<GetTenantWorkflowTemplatesResponses, GetTenantWorkflowTemplatesErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantWorkflowTemplatesResponses, GetTenantWorkflowTemplatesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/workflow-templates',
    ...options
});

/**
 * Create a workflow template
 *
 * New projects can begin with it: `workflowTemplate` of `POST /projects`.
 */
export const postTenantWorkflowTemplates = <ThrowOnError extends boolean = true>(options: Options<PostTenantWorkflowTemplatesData, ThrowOnError>): RequestResult<PostTenantWorkflowTemplatesResponses, PostTenantWorkflowTemplatesErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWorkflowTemplatesResponses, PostTenantWorkflowTemplatesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/workflow-templates',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a workflow template
 *
 * Projects that began with it keep the workflow that they have.
 */
export const deleteTenantWorkflowTemplatesById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantWorkflowTemplatesByIdData, ThrowOnError>): RequestResult<DeleteTenantWorkflowTemplatesByIdResponses, DeleteTenantWorkflowTemplatesByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantWorkflowTemplatesByIdResponses, DeleteTenantWorkflowTemplatesByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/workflow-templates/{id}',
    ...options
});

/**
 * Change a workflow template
 *
 * Projects that began with it keep the workflow that they have.
 */
export const patchTenantWorkflowTemplatesById = <ThrowOnError extends boolean = true>(options: Options<PatchTenantWorkflowTemplatesByIdData, ThrowOnError>): RequestResult<PatchTenantWorkflowTemplatesByIdResponses, PatchTenantWorkflowTemplatesByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchTenantWorkflowTemplatesByIdResponses, PatchTenantWorkflowTemplatesByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/workflow-templates/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List projects
 *
 * Only projects that you can see, newest first by default.
 */
export const getProjects = <ThrowOnError extends boolean = true>(options?: Options<GetProjectsData, ThrowOnError>): RequestResult<GetProjectsResponses, GetProjectsErrors, ThrowOnError> => (options?.client ?? client).get<GetProjectsResponses, GetProjectsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects',
    ...options
});

/**
 * Create a project
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
 * Delete a project
 *
 * It moves to the trash and can be restored.
 */
export const deleteProjectsById = <ThrowOnError extends boolean = true>(options: Options<DeleteProjectsByIdData, ThrowOnError>): RequestResult<DeleteProjectsByIdResponses, DeleteProjectsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteProjectsByIdResponses, DeleteProjectsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}',
    ...options
});

/**
 * Get a project
 */
export const getProjectsById = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdData, ThrowOnError>): RequestResult<GetProjectsByIdResponses, GetProjectsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdResponses, GetProjectsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}',
    ...options
});

/**
 * Update a project
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
 * Archive a project
 */
export const postProjectsByIdArchive = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdArchiveData, ThrowOnError>): RequestResult<PostProjectsByIdArchiveResponses, PostProjectsByIdArchiveErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdArchiveResponses, PostProjectsByIdArchiveErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/archive',
    ...options
});

/**
 * Unarchive a project
 */
export const postProjectsByIdUnarchive = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdUnarchiveData, ThrowOnError>): RequestResult<PostProjectsByIdUnarchiveResponses, PostProjectsByIdUnarchiveErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdUnarchiveResponses, PostProjectsByIdUnarchiveErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/unarchive',
    ...options
});

/**
 * List project members
 */
export const getProjectsByIdMembers = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdMembersData, ThrowOnError>): RequestResult<GetProjectsByIdMembersResponses, GetProjectsByIdMembersErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdMembersResponses, GetProjectsByIdMembersErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/members',
    ...options
});

/**
 * Remove a person’s project role
 */
export const deleteProjectsByIdMembersByUserId = <ThrowOnError extends boolean = true>(options: Options<DeleteProjectsByIdMembersByUserIdData, ThrowOnError>): RequestResult<DeleteProjectsByIdMembersByUserIdResponses, DeleteProjectsByIdMembersByUserIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteProjectsByIdMembersByUserIdResponses, DeleteProjectsByIdMembersByUserIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/members/{userId}',
    ...options
});

/**
 * Set a person’s project role
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
 * List tasks
 *
 * Only tasks in projects that you can see, newest first by default; `rank` sorts like a board column.
 */
export const getTasks = <ThrowOnError extends boolean = true>(options?: Options<GetTasksData, ThrowOnError>): RequestResult<GetTasksResponses, GetTasksErrors, ThrowOnError> => (options?.client ?? client).get<GetTasksResponses, GetTasksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks',
    ...options
});

/**
 * Create a task
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
 * Count tasks, with the same filters as the list
 */
export const getTasksStatistics = <ThrowOnError extends boolean = true>(options?: Options<GetTasksStatisticsData, ThrowOnError>): RequestResult<GetTasksStatisticsResponses, GetTasksStatisticsErrors, ThrowOnError> => (options?.client ?? client).get<GetTasksStatisticsResponses, GetTasksStatisticsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/statistics',
    ...options
});

/**
 * Get a project’s task statistics
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
 * It moves to the trash and can be restored.
 */
export const deleteTasksById = <ThrowOnError extends boolean = true>(options: Options<DeleteTasksByIdData, ThrowOnError>): RequestResult<DeleteTasksByIdResponses, DeleteTasksByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTasksByIdResponses, DeleteTasksByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}',
    ...options
});

/**
 * Get a task
 */
export const getTasksById = <ThrowOnError extends boolean = true>(options: Options<GetTasksByIdData, ThrowOnError>): RequestResult<GetTasksByIdResponses, GetTasksByIdErrors, ThrowOnError> => (options.client ?? client).get<GetTasksByIdResponses, GetTasksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}',
    ...options
});

/**
 * Update a task
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
 * Change a task’s status
 *
 * `transitions` of a task lists the legal next statuses.
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
 * Complete a task
 */
export const postTasksByIdComplete = <ThrowOnError extends boolean = true>(options: Options<PostTasksByIdCompleteData, ThrowOnError>): RequestResult<PostTasksByIdCompleteResponses, PostTasksByIdCompleteErrors, ThrowOnError> => (options.client ?? client).post<PostTasksByIdCompleteResponses, PostTasksByIdCompleteErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/complete',
    ...options
});

/**
 * Restore a deleted task
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
 * Get a project’s workflow
 */
export const getProjectsByIdWorkflow = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdWorkflowData, ThrowOnError>): RequestResult<GetProjectsByIdWorkflowResponses, GetProjectsByIdWorkflowErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdWorkflowResponses, GetProjectsByIdWorkflowErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/workflow',
    ...options
});

/**
 * Update a project’s workflow
 *
 * For project leads. `mapping` gives the new states for tasks of removed states; without it, the request is refused with 409 and the number of tasks. Renaming a state changes the status of its tasks.
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
 * List a task’s comments with their replies
 *
 * Oldest first by default. A page with many replies holds fewer comments than `limit`.
 */
export const getTasksByIdComments = <ThrowOnError extends boolean = true>(options: Options<GetTasksByIdCommentsData, ThrowOnError>): RequestResult<GetTasksByIdCommentsResponses, GetTasksByIdCommentsErrors, ThrowOnError> => (options.client ?? client).get<GetTasksByIdCommentsResponses, GetTasksByIdCommentsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/comments',
    ...options
});

/**
 * Comment on a task
 *
 * With `parentId`, reply to a comment. People whom the text mentions are notified.
 */
export const postTasksByIdComments = <ThrowOnError extends boolean = true>(options: Options<PostTasksByIdCommentsData, ThrowOnError>): RequestResult<PostTasksByIdCommentsResponses, PostTasksByIdCommentsErrors, ThrowOnError> => (options.client ?? client).post<PostTasksByIdCommentsResponses, PostTasksByIdCommentsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/comments',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a comment
 *
 * The text is deleted permanently. With replies, an empty place remains.
 */
export const deleteCommentsById = <ThrowOnError extends boolean = true>(options: Options<DeleteCommentsByIdData, ThrowOnError>): RequestResult<DeleteCommentsByIdResponses, DeleteCommentsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteCommentsByIdResponses, DeleteCommentsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/comments/{id}',
    ...options
});

/**
 * Edit a comment
 *
 * Earlier texts stay available to everyone who can read the comment.
 */
export const patchCommentsById = <ThrowOnError extends boolean = true>(options: Options<PatchCommentsByIdData, ThrowOnError>): RequestResult<PatchCommentsByIdResponses, PatchCommentsByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchCommentsByIdResponses, PatchCommentsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/comments/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List the texts that a comment had
 */
export const getCommentsByIdVersions = <ThrowOnError extends boolean = true>(options: Options<GetCommentsByIdVersionsData, ThrowOnError>): RequestResult<GetCommentsByIdVersionsResponses, GetCommentsByIdVersionsErrors, ThrowOnError> => (options.client ?? client).get<GetCommentsByIdVersionsResponses, GetCommentsByIdVersionsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/comments/{id}/versions',
    ...options
});

/**
 * Remove your reaction to a comment
 */
export const deleteCommentsByIdReactionsByReaction = <ThrowOnError extends boolean = true>(options: Options<DeleteCommentsByIdReactionsByReactionData, ThrowOnError>): RequestResult<DeleteCommentsByIdReactionsByReactionResponses, DeleteCommentsByIdReactionsByReactionErrors, ThrowOnError> => (options.client ?? client).delete<DeleteCommentsByIdReactionsByReactionResponses, DeleteCommentsByIdReactionsByReactionErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/comments/{id}/reactions/{reaction}',
    ...options
});

/**
 * React to a comment
 */
export const putCommentsByIdReactionsByReaction = <ThrowOnError extends boolean = true>(options: Options<PutCommentsByIdReactionsByReactionData, ThrowOnError>): RequestResult<PutCommentsByIdReactionsByReactionResponses, PutCommentsByIdReactionsByReactionErrors, ThrowOnError> => (options.client ?? client).put<PutCommentsByIdReactionsByReactionResponses, PutCommentsByIdReactionsByReactionErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/comments/{id}/reactions/{reaction}',
    ...options
});

/**
 * List a project’s daily snapshots
 *
 * Days in the workspace’s time zone, oldest first, at most 400. Days without a snapshot are left out.
 */
export const getAnalyticsProjectsById = <ThrowOnError extends boolean = true>(options: Options<GetAnalyticsProjectsByIdData, ThrowOnError>): RequestResult<GetAnalyticsProjectsByIdResponses, GetAnalyticsProjectsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetAnalyticsProjectsByIdResponses, GetAnalyticsProjectsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/analytics/projects/{id}',
    ...options
});

/**
 * Create a project report
 *
 * Returns the id of a job; once it has succeeded, its result is {reportId}. A repeated request while the same report is pending creates no second one.
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
 * Get a report
 *
 * Kept for 7 days, for the person who requested it, while they can see the project.
 */
export const getReportsById = <ThrowOnError extends boolean = true>(options: Options<GetReportsByIdData, ThrowOnError>): RequestResult<GetReportsByIdResponses, GetReportsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetReportsByIdResponses, GetReportsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/reports/{id}',
    ...options
});

/**
 * Download a report
 */
export const getReportsByIdContent = <ThrowOnError extends boolean = true>(options: Options<GetReportsByIdContentData, ThrowOnError>): RequestResult<GetReportsByIdContentResponses, GetReportsByIdContentErrors, ThrowOnError> => (options.client ?? client).get<GetReportsByIdContentResponses, GetReportsByIdContentErrors, ThrowOnError>({
    responseType: 'text',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/reports/{id}/content',
    ...options
});

/**
 * List tasks of the workspace and of external sources
 *
 * Sorted by due date. A slow or unavailable source delays the response by two seconds at most and hides no other tasks; `sources` reports the state of each.
 */
export const getTasksExternal = <ThrowOnError extends boolean = true>(options?: Options<GetTasksExternalData, ThrowOnError>): RequestResult<GetTasksExternalResponses, GetTasksExternalErrors, ThrowOnError> => (options?.client ?? client).get<GetTasksExternalResponses, GetTasksExternalErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/external',
    ...options
});

/**
 * List external sources
 */
export const getTenantExternalSources = <ThrowOnError extends boolean = true>(options?: Options<GetTenantExternalSourcesData, ThrowOnError>): RequestResult<GetTenantExternalSourcesResponses, GetTenantExternalSourcesErrors, ThrowOnError> => (options?.client ?? client).get<GetTenantExternalSourcesResponses, GetTenantExternalSourcesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources',
    ...options
});

/**
 * Add an external source
 *
 * Every member of the workspace will see its tasks.
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
 * Remove an external source and its credentials
 */
export const deleteTenantExternalSourcesById = <ThrowOnError extends boolean = true>(options: Options<DeleteTenantExternalSourcesByIdData, ThrowOnError>): RequestResult<DeleteTenantExternalSourcesByIdResponses, DeleteTenantExternalSourcesByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTenantExternalSourcesByIdResponses, DeleteTenantExternalSourcesByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources/{id}',
    ...options
});

/**
 * Update an external source
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
 * Test an external source
 */
export const postTenantExternalSourcesByIdTest = <ThrowOnError extends boolean = true>(options: Options<PostTenantExternalSourcesByIdTestData, ThrowOnError>): RequestResult<PostTenantExternalSourcesByIdTestResponses, PostTenantExternalSourcesByIdTestErrors, ThrowOnError> => (options.client ?? client).post<PostTenantExternalSourcesByIdTestResponses, PostTenantExternalSourcesByIdTestErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/external-sources/{id}/test',
    ...options
});

/**
 * List webhooks
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
 * It gets all events of the workspace, private projects included. Only this response shows its secret; a repeated request with the same Idempotency-Key does not.
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
 * List event types
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
 * Get a webhook
 */
export const getTenantWebhooksById = <ThrowOnError extends boolean = true>(options: Options<GetTenantWebhooksByIdData, ThrowOnError>): RequestResult<GetTenantWebhooksByIdResponses, GetTenantWebhooksByIdErrors, ThrowOnError> => (options.client ?? client).get<GetTenantWebhooksByIdResponses, GetTenantWebhooksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}',
    ...options
});

/**
 * Update, disable or enable a webhook
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
 * Rotate a webhook’s secret
 *
 * For 24 hours, the previous secret also signs.
 */
export const postTenantWebhooksByIdRotateSecret = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksByIdRotateSecretData, ThrowOnError>): RequestResult<PostTenantWebhooksByIdRotateSecretResponses, PostTenantWebhooksByIdRotateSecretErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksByIdRotateSecretResponses, PostTenantWebhooksByIdRotateSecretErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/rotate-secret',
    ...options
});

/**
 * Send a test event
 *
 * Sent once, now, even if the webhook is disabled. The result is also in the log.
 */
export const postTenantWebhooksByIdTest = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksByIdTestData, ThrowOnError>): RequestResult<PostTenantWebhooksByIdTestResponses, PostTenantWebhooksByIdTestErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksByIdTestResponses, PostTenantWebhooksByIdTestErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/test',
    ...options
});

/**
 * List deliveries of the last 30 days, newest first
 */
export const getTenantWebhooksByIdDeliveries = <ThrowOnError extends boolean = true>(options: Options<GetTenantWebhooksByIdDeliveriesData, ThrowOnError>): RequestResult<GetTenantWebhooksByIdDeliveriesResponses, GetTenantWebhooksByIdDeliveriesErrors, ThrowOnError> => (options.client ?? client).get<GetTenantWebhooksByIdDeliveriesResponses, GetTenantWebhooksByIdDeliveriesErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/deliveries',
    ...options
});

/**
 * Get a delivery with its content
 */
export const getTenantWebhooksByIdDeliveriesByDeliveryId = <ThrowOnError extends boolean = true>(options: Options<GetTenantWebhooksByIdDeliveriesByDeliveryIdData, ThrowOnError>): RequestResult<GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses, GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors, ThrowOnError> => (options.client ?? client).get<GetTenantWebhooksByIdDeliveriesByDeliveryIdResponses, GetTenantWebhooksByIdDeliveriesByDeliveryIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/deliveries/{deliveryId}',
    ...options
});

/**
 * Redeliver, with the same id and body
 */
export const postTenantWebhooksByIdDeliveriesByDeliveryIdRedeliver = <ThrowOnError extends boolean = true>(options: Options<PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverData, ThrowOnError>): RequestResult<PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors, ThrowOnError> => (options.client ?? client).post<PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverResponses, PostTenantWebhooksByIdDeliveriesByDeliveryIdRedeliverErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tenant/webhooks/{id}/deliveries/{deliveryId}/redeliver',
    ...options
});

/**
 * Get a job
 *
 * Available until three days after it finished. You see the jobs that you started; admins see every job of the workspace.
 */
export const getJobsById = <ThrowOnError extends boolean = true>(options: Options<GetJobsByIdData, ThrowOnError>): RequestResult<GetJobsByIdResponses, GetJobsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetJobsByIdResponses, GetJobsByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/jobs/{id}',
    ...options
});

/**
 * List a project’s history, newest first
 */
export const getProjectsByIdActivity = <ThrowOnError extends boolean = true>(options: Options<GetProjectsByIdActivityData, ThrowOnError>): RequestResult<GetProjectsByIdActivityResponses, GetProjectsByIdActivityErrors, ThrowOnError> => (options.client ?? client).get<GetProjectsByIdActivityResponses, GetProjectsByIdActivityErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/activity',
    ...options
});

/**
 * List a task’s history, newest first
 */
export const getTasksByIdActivity = <ThrowOnError extends boolean = true>(options: Options<GetTasksByIdActivityData, ThrowOnError>): RequestResult<GetTasksByIdActivityResponses, GetTasksByIdActivityErrors, ThrowOnError> => (options.client ?? client).get<GetTasksByIdActivityResponses, GetTasksByIdActivityErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/tasks/{id}/activity',
    ...options
});

/**
 * List deleted tasks, latest first
 *
 * Tasks of a deleted project are listed only with the project.
 */
export const getTrashTasks = <ThrowOnError extends boolean = true>(options?: Options<GetTrashTasksData, ThrowOnError>): RequestResult<GetTrashTasksResponses, GetTrashTasksErrors, ThrowOnError> => (options?.client ?? client).get<GetTrashTasksResponses, GetTrashTasksErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/tasks',
    ...options
});

/**
 * Permanently delete a task in the trash
 *
 * Deletes its history too; it cannot be restored. For project leads.
 */
export const deleteTrashTasksById = <ThrowOnError extends boolean = true>(options: Options<DeleteTrashTasksByIdData, ThrowOnError>): RequestResult<DeleteTrashTasksByIdResponses, DeleteTrashTasksByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTrashTasksByIdResponses, DeleteTrashTasksByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/tasks/{id}',
    ...options
});

/**
 * Get a deleted task
 */
export const getTrashTasksById = <ThrowOnError extends boolean = true>(options: Options<GetTrashTasksByIdData, ThrowOnError>): RequestResult<GetTrashTasksByIdResponses, GetTrashTasksByIdErrors, ThrowOnError> => (options.client ?? client).get<GetTrashTasksByIdResponses, GetTrashTasksByIdErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/tasks/{id}',
    ...options
});

/**
 * List deleted projects, latest first
 */
export const getTrashProjects = <ThrowOnError extends boolean = true>(options?: Options<GetTrashProjectsData, ThrowOnError>): RequestResult<GetTrashProjectsResponses, GetTrashProjectsErrors, ThrowOnError> => (options?.client ?? client).get<GetTrashProjectsResponses, GetTrashProjectsErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/projects',
    ...options
});

/**
 * Restore a deleted project
 *
 * Restores its tasks too, which count against the plan again.
 */
export const postProjectsByIdRestore = <ThrowOnError extends boolean = true>(options: Options<PostProjectsByIdRestoreData, ThrowOnError>): RequestResult<PostProjectsByIdRestoreResponses, PostProjectsByIdRestoreErrors, ThrowOnError> => (options.client ?? client).post<PostProjectsByIdRestoreResponses, PostProjectsByIdRestoreErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/projects/{id}/restore',
    ...options
});

/**
 * Permanently delete a project in the trash
 *
 * Deletes its tasks and their history too; it cannot be restored. For owners and admins. The project is gone at once; a background job removes its contents.
 */
export const deleteTrashProjectsById = <ThrowOnError extends boolean = true>(options: Options<DeleteTrashProjectsByIdData, ThrowOnError>): RequestResult<DeleteTrashProjectsByIdResponses, DeleteTrashProjectsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTrashProjectsByIdResponses, DeleteTrashProjectsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/trash/projects/{id}',
    ...options
});

/**
 * List my notifications
 *
 * Newest first. A snoozed notification is left out until its time, and then appears as unread, sorted by that time. Notifications about projects that you cannot see are left out.
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
 * Unsnooze a notification
 */
export const postMeNotificationsByIdUnsnooze = <ThrowOnError extends boolean = true>(options: Options<PostMeNotificationsByIdUnsnoozeData, ThrowOnError>): RequestResult<PostMeNotificationsByIdUnsnoozeResponses, PostMeNotificationsByIdUnsnoozeErrors, ThrowOnError> => (options.client ?? client).post<PostMeNotificationsByIdUnsnoozeResponses, PostMeNotificationsByIdUnsnoozeErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/{id}/unsnooze',
    ...options
});

/**
 * Snooze a notification
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
 * Mark all visible notifications as read
 *
 * Snoozed notifications stay unchanged.
 */
export const postMeNotificationsReadAll = <ThrowOnError extends boolean = true>(options?: Options<PostMeNotificationsReadAllData, ThrowOnError>): RequestResult<PostMeNotificationsReadAllResponses, PostMeNotificationsReadAllErrors, ThrowOnError> => (options?.client ?? client).post<PostMeNotificationsReadAllResponses, PostMeNotificationsReadAllErrors, ThrowOnError>({
    responseType: 'json',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/me/notifications/read-all',
    ...options
});

/**
 * List the plans open for sign-up, smallest first
 *
 * The operator chooses them: `taskforce plan open` and `plan close`.
 */
export const getPlans = <ThrowOnError extends boolean = true>(options?: Options<GetPlansData, ThrowOnError>): RequestResult<GetPlansResponses, GetPlansErrors, ThrowOnError> => (options?.client ?? client).get<GetPlansResponses, GetPlansErrors, ThrowOnError>({
    responseType: 'json',
    url: '/api/v1/plans',
    ...options
});
