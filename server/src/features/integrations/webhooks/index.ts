/**
 * Webhooks in the Standard Webhooks format: signed, delivered at least once, retried for days, with a log. Owns
 * webhook_endpoint and webhook_delivery. Announces that a webhook was disabled; handles every event that is not for
 * one person only. Depends on people.
 */
export { type WebhookDeps, webhooksFeature } from './feature.ts';
