/**
 * Who outside is told what happens in a workspace, by the rules of Standard Webhooks: signed, at least
 * once, tried again for days, with a log. Owns webhook_endpoint and webhook_delivery; announces that one was
 * disabled; follows every event that is not for one person alone. Depends on people.
 */
export { type WebhookDeps, webhooksFeature } from './feature.ts';
