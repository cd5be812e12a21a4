/**
 * What has to be swept up so that nothing grows for ever and is no feature's own: what crashes leave in
 * cells, and answers kept for repeated requests. Owns nothing.
 */
export { maintenanceFeature } from './feature.ts';
