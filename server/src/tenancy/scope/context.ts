import { createHmac } from 'node:crypto';

/**
 * The signed tenant context: who the database may show rows of, proved by a MAC that only the server
 * and the database's own function can compute (migrations/cell/0001_signed_context.sql checks it).
 */

/** Seconds a context stays good; longer than any statement may run. */
const LIFETIME = 300;
/** A context is reused until it has this much left, so a MAC is computed once in a few minutes. */
const REUSE_UNTIL_LEFT = 120;

/** @returns 32 hex of tenant id, 10 digits of expiry (Unix seconds), 64 hex of HMAC-SHA256 over both */
export function signContext(key: Buffer, tenantId: string, expiresAt: number): string {
  const claim = tenantId.replaceAll('-', '') + String(expiresAt).padStart(10, '0');
  return claim + createHmac('sha256', key).update(claim).digest('hex');
}

/** The key folded into HMAC's two pads, as the database keeps it: it has SHA-256 but no HMAC (RFC 2104). */
export function padsOf(key: Buffer): { ipad: Buffer; opad: Buffer } {
  if (key.length > 64) throw new Error('a context key has at most 64 bytes');
  const block = Buffer.concat([key, Buffer.alloc(64 - key.length)]);
  return { ipad: block.map((b) => b ^ 0x36) as Buffer, opad: block.map((b) => b ^ 0x5c) as Buffer };
}

/** Signs contexts for the tenants of one cell, each at most once in a few minutes. */
export class ContextSigner {
  readonly #key: Buffer;
  readonly #signed = new Map<string, { text: string; until: number }>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  contextOf(tenantId: string): string {
    const now = Math.floor(Date.now() / 1000);
    const known = this.#signed.get(tenantId);
    if (known && known.until > now) return known.text;
    if (this.#signed.size > 20_000) this.#signed.clear();
    const text = signContext(this.#key, tenantId, now + LIFETIME);
    this.#signed.set(tenantId, { text, until: now + LIFETIME - REUSE_UNTIL_LEFT });
    return text;
  }
}
