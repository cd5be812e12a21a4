import { randomUUIDv7 } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A new time-ordered UUID (RFC 9562, version 7), so that rows created together sit together in every index. */
export const newId = (): string => randomUUIDv7();

export const isUuid = (text: string): boolean => UUID.test(text);
