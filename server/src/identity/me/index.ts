/** Routes for a person's own account. */
export { meRoutes } from './routes.ts';
