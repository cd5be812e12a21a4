import type { Contract } from '#platform/http/route.ts';
import type { Probe } from './probe.ts';

/** Where a request can name something: `path.id`, `query.parent`, `body.assigneeId`. */

/** Every parameter of the path that is not one word of a fixed list, and whatever the contract says is a uuid. */
export const placesOf = (contract: Contract): string[] => [
  ...[...contract.url.matchAll(/:(\w+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !wordsIn(contract.params).includes(name))
    .map((name) => `path.${name}`),
  ...uuidsIn(contract.query).map((name) => `query.${name}`),
  ...uuidsIn(contract.body).map((name) => `body.${name}`),
];

const wordsIn = (schema: { readonly properties?: object } | undefined): string[] =>
  Object.entries(schema?.properties ?? {})
    .filter(([, property]) => 'enum' in property)
    .map(([name]) => name);

const uuidsIn = (schema: { readonly properties?: object } | undefined): string[] =>
  Object.entries(schema?.properties ?? {})
    .filter(([, property]) => JSON.stringify(property).includes('"format":"uuid"'))
    .map(([name]) => name);

/** What a probe says in each place. */
export function saidIn(contract: Contract, { url, body }: Probe): Map<string, string> {
  const [path = '', query] = url.split('?');
  const parts = path.split('/');
  const said = new Map<string, string>();
  for (const [i, part] of contract.url.split('/').entries())
    if (part.startsWith(':')) said.set(`path.${part.slice(1)}`, parts[i] ?? '');
  for (const [name, value] of new URLSearchParams(query)) said.set(`query.${name}`, value);
  for (const [name, value] of Object.entries(body ?? {}))
    said.set(`body.${name}`, JSON.stringify(value));
  return said;
}
