/** Makes an end of a tenant's data, everywhere, and looks whether anything is left. */
export { assertNotMoving, buryTenant, removeTenant } from './remove.ts';
