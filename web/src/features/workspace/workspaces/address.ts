/** `http://acme.localhost:3000/` as people say it: `acme.localhost:3000`. */
export function addressIn(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
