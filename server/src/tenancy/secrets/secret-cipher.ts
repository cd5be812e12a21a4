import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '#config/index.ts';

const [IV_BYTES, TAG_BYTES] = [12, 16];
const FORM = 'v1.';

/** What a encrypted text belongs to: put anywhere else, it cannot be decrypted. */
export interface SecretContext {
  readonly tenantId: string;
  /** What it is and of which row, such as `webhook/<id>/secret`. */
  readonly purpose: string;
}

/**
 * Keeps secrets of tenants in their rows so that only this deployment can read them, and each only where
 * it was put: AES-256-GCM under a key of the tenant's own, made from the deployment's one secret (HKDF),
 * with the purpose authenticated. Carried into another workspace, by a clone or an import, it stays shut.
 */
export class SecretCipher {
  readonly #secret: string;

  /** @param secret the deployment's APP_SECRET */
  constructor(secret: string) {
    this.#secret = secret;
  }

  encrypt({ tenantId, purpose }: SecretContext, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#keyOf(tenantId), iv);
    cipher.setAAD(Buffer.from(purpose));
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return FORM + Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
  }

  /** @returns undefined for what was encrypted elsewhere, for something else, or not by us */
  decrypt({ tenantId, purpose }: SecretContext, encrypted: string): string | undefined {
    if (!encrypted.startsWith(FORM)) return undefined;
    const bytes = Buffer.from(encrypted.slice(FORM.length), 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.#keyOf(tenantId),
      bytes.subarray(0, IV_BYTES),
    );
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    try {
      const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  #keyOf(tenantId: string): Buffer {
    return deriveKey(this.#secret, `sealed/${tenantId}`);
  }
}
