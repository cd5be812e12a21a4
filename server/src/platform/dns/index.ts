/** DNS lookups that bypass every cache of this machine. */
export { type TxtAnswer, type TxtLookup, dnsTxt } from './txt.ts';
