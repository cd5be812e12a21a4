import type { Feature } from '#platform/http/route.ts';
import type { DomainDeps } from './deps.ts';
import { domainRoutes } from './routes.ts';

export const domainsFeature = (deps: DomainDeps): Feature => ({
  name: 'domains',
  routes: domainRoutes(deps),
});
