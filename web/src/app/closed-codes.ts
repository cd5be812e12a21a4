import type { Problem } from '#api/index.ts';

const codes = ['tenant_suspended', 'tenant_pending_delete', 'not_a_member'] as const;

/** Refusals that close the whole workspace to a person. */
export type ClosedCode = (typeof codes)[number];

export const isClosed = ({ code }: Problem): boolean => (codes as readonly string[]).includes(code);
