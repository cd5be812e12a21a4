import { describe, expect, it } from 'vitest';
import { makePaths, safeReturn, splitTaskKey } from './paths.ts';

describe('makePaths', () => {
  it('puts a workspace under /w on the base host', () => {
    const paths = makePaths('base');
    expect(paths.workspace('acme')).toBe('/w/acme/projects');
    expect(paths.project('acme', 'QUIC')).toBe('/w/acme/p/QUIC');
    expect(paths.project('acme', 'QUIC', 'list')).toBe('/w/acme/p/QUIC/list');
    expect(paths.task('acme', 'QUIC', 12)).toBe('/w/acme/p/QUIC/t/12');
    expect(paths.settings('acme')).toBe('/w/acme/settings');
  });

  it('needs no prefix on a tenant’s own host', () => {
    const paths = makePaths('tenant');
    expect(paths.workspace('acme')).toBe('/projects');
    expect(paths.project('acme', 'QUIC', 'overview')).toBe('/p/QUIC/overview');
    expect(paths.task('acme', 'QUIC', 12)).toBe('/p/QUIC/t/12');
  });
});

it('splits a task key at its last hyphen', () => {
  expect(splitTaskKey('QUIC-12')).toEqual({ project: 'QUIC', number: 12 });
});

describe('safeReturn', () => {
  it('keeps paths of this page', () => {
    expect(safeReturn('/w/acme/p/QUIC?q=a')).toBe('/w/acme/p/QUIC?q=a');
  });

  it.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    '',
    undefined,
  ])('refuses %s', (next) => expect(safeReturn(next)).toBeUndefined());
});
