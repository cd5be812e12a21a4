/** What the DNS says, asked now and past every cache of this machine. */
export { type TxtAnswer, type TxtLookup, dnsTxt } from './txt.ts';
