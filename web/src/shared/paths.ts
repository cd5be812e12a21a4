export type ProjectView = 'board' | 'list' | 'overview';

/**
 * The one place that knows how addresses are written. On the base host a workspace lives under
 * `/w/<slug>`; on a tenant's own host the same screens stand at the root.
 */
export function makePaths(kind: 'base' | 'tenant') {
  const root = (slug: string) => (kind === 'base' ? `/w/${slug}` : '');
  const project = (slug: string, key: string, view: ProjectView = 'board') =>
    `${root(slug)}/p/${key}${view === 'board' ? '' : `/${view}`}`;
  return {
    landing: '/',
    login: '/login',
    forgotPassword: '/forgot-password',
    passwordReset: '/password-reset',
    register: '/signup',
    confirm: '/confirm',
    chooser: '/workspaces',
    invitation: '/invitation',
    handoff: '/handoff',
    workspace: (slug: string) => `${root(slug)}/projects`,
    /** A screen of the workspace, by what its feature calls its address: `/trash`. */
    screen: (slug: string, path: string) => `${root(slug)}${path}`,
    /** A page of the settings; without one, the list of them. */
    settings: (slug: string, address?: string) =>
      `${root(slug)}/settings${address ? `/${address}` : ''}`,
    project,
    /** @param how over the view it is opened from, or as a page of its own */
    task: (slug: string, key: string, number: number, how?: 'page') =>
      `${project(slug, key)}/t/${number}${how ? `/${how}` : ''}`,
  };
}

export type Paths = ReturnType<typeof makePaths>;

/** Splits `QUIC-12` into the key of its project and its number. */
export function splitTaskKey(key: string): { project: string; number: number } {
  const at = key.lastIndexOf('-');
  return { project: key.slice(0, at), number: Number(key.slice(at + 1)) };
}

/** A return address is followed only within this page's own origin, never to another. */
export function safeReturn(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])/.test(next) ? next : undefined;
}
