import { createClient, createConfig } from './generated/client/index.ts';
import { byCookie, http } from './http.ts';

const client = createClient(createConfig({ axios: http, throwOnError: true }));

/** What a call outside any tenant is made with. */
export const atLarge = { client, throwOnError: true as const };

/** The same for calls that begin, renew or end a session. */
export const withCookie = { ...atLarge, headers: byCookie };
