/** HTML that the server writes: one template, and one way to escape what is put into it. */
export { Markup, html } from './html.ts';
