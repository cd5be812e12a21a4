#!/usr/bin/env node
/**
 * Holds openapi.json to the rules of the OWASP API Security Top 10 (2023) as Spectral's OWASP rule set states
 * them: bounds on every text, list and integer, quotas and refusals described, security on every operation.
 * Spectral itself would bring 132 packages for these few rules. Its rule on CORS headers is left out: the API
 * sends none, so no other site's page reads an answer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const METHODS = new Set(['get', 'put', 'post', 'patch', 'delete']);
const CREDENTIAL = /client_?secret|token|password|secret|api-?key/i;

/** @returns one line for each place that breaks a rule */
export function faultsIn(document) {
  const faults = [];
  const say = (path, message) => faults.push(`${path.join('/')}: ${message}`);
  const at = (value) => {
    if (!value?.$ref) return value;
    const found = value.$ref
      .slice(2)
      .split('/')
      .reduce((part, name) => part?.[name], document);
    if (!found) say([value.$ref], 'leads nowhere');
    return found;
  };
  visitShapes(document, [], say);
  for (const [url, path] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(path)) {
      if (METHODS.has(method))
        checkOperation(operation, ['paths', url, method], { say, at, method });
    }
  }
  for (const [name, scheme] of Object.entries(document.components.securitySchemes)) {
    const place = ['components/securitySchemes', name];
    if (scheme.scheme === 'basic') say(place, 'sends the password with every request');
    if (scheme.bearerFormat === 'JWT' && !scheme.description?.includes('RFC8725'))
      say(place, 'must say that tokens are checked as RFC8725 says');
  }
  checkLive(document, { say, at });
  for (const [index, server] of document.servers.entries())
    if (server['x-internal'] === undefined) say(['servers', index], 'must say x-internal');
  return faults;
}

/** Whatever has a type is a schema; a field that is called "type" has an object there. */
function visitShapes(value, path, say) {
  if (value === null || typeof value !== 'object') return;
  const types = [value.type ?? []].flat();
  const isBounded = (...words) => words.some((word) => value[word] !== undefined);
  if (types.includes('string') && !isBounded('maxLength', 'enum', 'const'))
    say(path, 'a text must have maxLength, enum or const');
  if (types.includes('array') && !isBounded('maxItems')) say(path, 'a list must have maxItems');
  if (types.includes('integer')) {
    if (!['int32', 'int64'].includes(value.format)) say(path, 'an integer must have a format');
    if (!isBounded('minimum', 'exclusiveMinimum') || !isBounded('maximum', 'exclusiveMaximum'))
      say(path, 'an integer must have minimum and maximum');
  }
  for (const [name, part] of Object.entries(value)) visitShapes(part, [...path, name], say);
}

/** What a socket delivers: a reader tells the messages apart by their type, and resumes by their place. */
function checkLive(document, { say, at }) {
  const types = new Set();
  for (const [name, needed] of [
    ['LiveEvent', ['position', 'projectId', 'data', 'actor', 'at']],
    ['LiveNotice', []],
  ]) {
    const place = ['components/schemas', name];
    const kinds = document.components.schemas[name]?.oneOf ?? [];
    if (kinds.length === 0) say(place, 'must name what a socket delivers');
    for (const [index, reference] of kinds.entries()) {
      const { properties = {}, required = [] } = at(reference) ?? {};
      const type = properties.type?.const;
      const path = [...place, type ?? index];
      if (!reference.$ref) say(path, 'must be a named schema');
      if (typeof type !== 'string' || !required.includes('type')) say(path, 'must have one type');
      if (types.has(type)) say(path, 'has the type of another');
      types.add(type);
      for (const field of needed)
        if (!required.includes(field)) say(path, `must always have ${field}`);
    }
  }
}

function checkOperation(operation, path, { say, at, method }) {
  if (!operation.operationId) say(path, 'must have an operationId');
  if (!operation.security?.length) say(path, 'must say how it is secured, or {} that it is not');
  const isSecured = operation.security?.some((scheme) => Object.keys(scheme).length > 0);
  const expected = ['400', '422', '429', '500', '503', ...(isSecured ? ['401'] : [])];
  if (method !== 'get') expected.push('413', '415');
  for (const status of expected)
    if (!operation.responses[status]) say(path, `must describe ${status}`);
  for (const [status, reference] of Object.entries(operation.responses)) {
    const { headers = {}, content } = at(reference) ?? {};
    const place = [...path, 'responses', status];
    if (/^[24]/.test(status) && !headers.RateLimit) say(place, 'must describe RateLimit');
    if (status === '429' && !headers['Retry-After']) say(place, 'must describe Retry-After');
    if (status >= '400' && !content?.['application/problem+json'])
      say(place, 'must be a problem document');
  }
  for (const reference of operation.parameters ?? []) {
    const { name, in: where, schema } = at(reference) ?? {};
    if (['path', 'query'].includes(where) && CREDENTIAL.test(name))
      say([...path, name], 'a credential does not belong in an address');
    if (/^id$|Id$/.test(name ?? '') && schema?.type === 'integer')
      say([...path, name], 'an id must not be a number that can be guessed');
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = process.argv[2] ?? join(root, 'openapi.json');
  const faults = faultsIn(JSON.parse(readFileSync(file, 'utf8')));
  const shown = faults.slice(0, 30).join('\n');
  if (faults.length > 0) process.stderr.write(`${shown}\n${faults.length} faults in all\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
