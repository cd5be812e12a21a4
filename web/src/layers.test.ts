import { dirname, join, relative } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = import.meta.dirname;
const layers = ['ui', 'api', 'shared', 'live', 'manifest', 'features', 'app'];
/** By group, as on the server; a feature imports earlier ones only. */
const features = [
  'work/fields',
  'accounts/identity',
  'workspace/workspaces',
  'workspace/people',
  'workspace/domains',
  'work/labels',
  'work/projects',
  'work/workflow',
  'work/tasks',
  'work/trash',
  'collaboration/comments',
  'collaboration/notifications',
  'integrations/webhooks',
  'integrations/external',
];

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/generated|\.test\.|\.d\.ts$/.test(path))
  .toSorted();

/** The files of ours that a file imports, static or lazy, types included; relative to `src`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
    .map(([, path = '']) => path)
    .filter((path) => /^[.#]/.test(path) && !path.endsWith('.css') && !path.includes('generated'))
    .map((path) =>
      path.startsWith('#') ? path.slice(1) : relative(root, join(root, dirname(file), path)),
    );
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));
const layerOf = (file: string) => layers.indexOf(file.split('/')[0] ?? '');
const featureOf = (file: string) => features.indexOf(file.split('/').slice(1, 3).join('/'));

function offences(isOffence: (from: string, to: string) => boolean): string[] {
  return files.flatMap((from) =>
    (imports.get(from) ?? []).filter((to) => isOffence(from, to)).map((to) => `${from} -> ${to}`),
  );
}

describe('the layers of the page', () => {
  it('are seen at all', () => {
    expect(files.length).toBeGreaterThan(100);
    expect([...imports.values()].flat().length).toBeGreaterThan(300);
    expect(files.filter((file) => layerOf(file) === -1)).toEqual([]);
    const inFeatures = files.filter((file) => file.startsWith('features/'));
    expect(inFeatures.filter((file) => featureOf(file) === -1)).toEqual([]);
  });

  it('import downwards only', () => {
    expect(offences((from, to) => layerOf(to) > layerOf(from))).toEqual([]);
  });

  it('reach another layer only by its index, except for parts that load later', () => {
    const later = /^shared\/(?:markdown|timeline|diff-view)\.tsx$/;
    expect(
      offences(
        (from, to) =>
          layerOf(to) < layerOf(from) &&
          layerOf(to) !== layers.indexOf('features') &&
          !to.endsWith('/index.ts') &&
          !to.endsWith('.css') &&
          !later.test(to),
      ),
    ).toEqual([]);
  });

  it('let a feature use earlier features only, and only by their index', () => {
    expect(
      offences(
        (from, to) =>
          from.startsWith('features/') &&
          to.startsWith('features/') &&
          featureOf(from) !== featureOf(to) &&
          (featureOf(to) > featureOf(from) || !to.endsWith('/index.ts')),
      ),
    ).toEqual([]);
  });

  it('have no cycles', () => {
    const done = new Set<string>();
    const walk = (file: string, trail: string[]): void => {
      if (trail.includes(file)) throw new Error([...trail, file].join(' -> '));
      if (done.has(file)) return;
      for (const next of imports.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(done.size).toBe(files.length);
  });

  it('keep files small', () => {
    const long = files.filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });
});

/** What truly is one for each document, and why. Everything else belongs to the open workspace: `LiveWorkspace`. */
const perDocument: Readonly<Record<string, string>> = {
  'api/http.ts': 'the session, and who hears of refusals',
  'api/site.ts': 'the host this document was opened on',
  'api/tenant.ts': 'clients of the generated calls, which hold no data',
  'api/waiting.ts': 'requests under way, before any workspace is open',
  'app/door.tsx': 'the part of the page that was loaded',
  'features/accounts/identity/handoff-arrive.tsx': 'a ticket that may be redeemed once',
  'shared/undo.ts': 'the steps that Ctrl+Z takes back in this tab',
  'ui/announce.tsx': 'the live regions of the document',
  'ui/leave.ts': 'the question that is open in the document',
  'ui/theme.ts': 'the theme of the document',
  'ui/toast.tsx': 'the messages of the document',
  'ui/unsaved.ts': 'what is typed in the document and not saved',
};

describe('module-level state', () => {
  const isState =
    /^(?:export )?(?:let |const \w+(?:: [^=\n]+)? =\s+(?:new (?:Weak)?(?:Map|Set)(?:<[^;]*?>)?\(\)|makeStore\b)|.*\bstatic (?!readonly|async|get |\w+\()#?\w+)/m;
  const withState = files.filter((file) => isState.test(readFileSync(join(root, file), 'utf8')));

  it('is what the document has one of, and nothing of a workspace', () => {
    expect(withState).toEqual(Object.keys(perDocument));
  });

  it.each([
    'let open = false;',
    'const known = new Map<string, number>();',
    'export const line = makeStore<string>("idle");',
    'const seen: Set<string> = new Set();',
    '  static #current: EventBuffer | undefined;',
  ])('is seen: %s', (line) => expect(isState.test(line)).toBe(true));

  it.each(['const names = new Set(["a"]);', '  let inside = 1;', 'const a = () => new Map();'])(
    'is not: %s',
    (line) => expect(isState.test(line)).toBe(false),
  );
});
