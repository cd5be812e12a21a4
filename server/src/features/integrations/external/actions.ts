import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { requireVersion } from '#kernel/version.ts';
import { type Outbound, OutboundError } from '#platform/outbound/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import { lockQuota } from '#tenancy/quota/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, authorize } from '#identity/index.ts';
import { checkHeaders, encryptHeaders } from './headers.ts';
import { type ExternalSource, MAX_SOURCES } from './model.ts';
import type { NewSource, SourcePatch } from './schema.ts';
import { findAmongAll, insertSource, removeSource, saveSource } from './store.ts';
import { externalRights } from './rights.ts';

export interface SourceDeps {
  readonly outbound: Outbound;
  readonly cipher: SecretCipher;
}

/** The reserved name for the workspace's own tasks. */
export const LOCAL = 'local';

/** @throws AppError `forbidden`, `invalid`; `duplicate_key` when the name is taken; `conflict` when there are too many */
export async function createSource(
  { outbound, cipher }: SourceDeps,
  tx: TxScope,
  actor: Actor,
  input: NewSource,
): Promise<ExternalSource> {
  authorize(actor, externalRights.manage);
  const id = newId();
  const name = nameOf(input.name);
  const { headers = {} } = input;
  checkHeaders(headers);
  const source: ExternalSource = {
    id,
    name,
    url: addressOf(outbound, input.url).href,
    ...encryptHeaders(cipher, tx.tenantId, id, headers),
    itemsPath: input.itemsPath ?? '',
    mapping: input.mapping,
    isEnabled: input.enabled ?? true,
    version: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await lockQuota(tx, 'external sources');
  const { others } = await findAmongAll(tx, id);
  if (others.length >= MAX_SOURCES)
    throw new AppError('conflict', `A workspace can have at most ${MAX_SOURCES} external sources.`);
  if (others.includes(name) || !(await insertSource(tx, source))) throw taken(name);
  return source;
}

/** @throws AppError `forbidden`, `not_found`, `version_mismatch`, `invalid`, `duplicate_key` */
export async function changeSource(
  { outbound, cipher }: SourceDeps,
  tx: TxScope,
  actor: Actor,
  id: string,
  patch: SourcePatch,
  ifMatch: number | undefined,
): Promise<ExternalSource> {
  authorize(actor, externalRights.manage);
  const { source, others } = await findAmongAll(tx, id);
  if (!source) throw notFound('source');
  requireVersion(source.version, ifMatch);
  const name = patch.name === undefined ? source.name : nameOf(patch.name);
  if (others.includes(name)) throw taken(name);
  const url = patch.url === undefined ? source.url : addressOf(outbound, patch.url).href;
  const isElsewhere = new URL(url).origin !== new URL(source.url).origin;
  // Otherwise a person who can change the URL could send the credentials, which they cannot read, to themselves.
  if (isElsewhere && source.encryptedHeaders !== null && patch.headers === undefined)
    throw invalid({ path: 'headers', message: 'must be given again to lead to another host' });
  if (patch.headers) checkHeaders(patch.headers);
  const after: ExternalSource = {
    ...source,
    name,
    url,
    ...(patch.headers !== undefined &&
      encryptHeaders(cipher, tx.tenantId, id, patch.headers ?? {})),
    itemsPath: patch.itemsPath ?? source.itemsPath,
    mapping: patch.mapping ?? source.mapping,
    isEnabled: patch.enabled ?? source.isEnabled,
    version: source.version + 1,
    updatedAt: tx.now,
  };
  saveSource(tx, source, after);
  return after;
}

/** @throws AppError `forbidden`, `not_found`, `version_mismatch` */
export async function deleteSource(
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<void> {
  authorize(actor, externalRights.manage);
  const { source } = await findAmongAll(tx, id);
  if (!source) throw notFound('source');
  requireVersion(source.version, ifMatch);
  removeSource(tx, id);
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name.toLowerCase() === LOCAL)
    throw invalid({ path: 'name', message: `must be another than "${LOCAL}"` });
  return name;
}

/** @throws AppError `invalid` at path `url` */
function addressOf(outbound: Outbound, text: string): URL {
  try {
    return outbound.checkUrl(text);
  } catch (error) {
    if (error instanceof OutboundError) throw invalid({ path: 'url', message: error.message });
    throw error;
  }
}

const taken = (name: string): AppError =>
  new AppError('duplicate_key', `A source named "${name}" already exists.`);
