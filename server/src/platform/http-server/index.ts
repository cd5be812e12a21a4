/** The web server: routes registered, refusals as problem details, the contract as OpenAPI. */
export { serveContract, type ContractInfo } from './openapi.ts';
export { registerRoutes, takesKey, type ContextOf } from './register.ts';
export { createHttp } from './server.ts';
