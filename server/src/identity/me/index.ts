/** What someone sees and changes of their own account. */
export { meRoutes } from './routes.ts';
