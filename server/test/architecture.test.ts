import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The shape of the house, proved from its own imports (ARCHITECTURE.md draws it). */

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const BENCH = fileURLToPath(new URL('../../bench/', import.meta.url));
/** From the ground up: imports only go down. */
const FLOORS = [
  'kernel',
  'config',
  'platform',
  'tenancy',
  'messaging',
  'identity',
  'features',
  'entry',
] as const;
/** Every feature by group, lowest first: a feature imports lower groups and earlier features of its own. */
const GROUPS = {
  foundation: ['mail', 'people', 'live', 'activity', 'texts'],
  accounts: ['plans', 'password-reset', 'signup'],
  workspace: ['domains'],
  work: [
    'workflow',
    'workflow-templates',
    'projects',
    'labels',
    'task-labels',
    'tasks',
    'history',
    'workflow-changes',
    'trash',
  ],
  collaboration: ['comments', 'notifications', 'task-mail'],
  insight: ['analytics', 'reports'],
  integrations: ['imports', 'external', 'webhooks'],
  operations: ['jobs', 'maintenance', 'portable'],
} as const;
const FEATURES = Object.entries(GROUPS).flatMap(([group, names]) =>
  names.map((name) => `${group}/${name}`),
);
/** Layers whose folders are entered by their `index.ts` alone, as features are. */
const WITH_DOORS: readonly string[] = ['tenancy', 'messaging', 'identity', 'platform'];
const MOST_LINES = 350;
/** What files and folders of a feature are called, so that a reader of one feature knows all. */
const USUAL_NAMES = new Set(
  (
    'index feature model events schema rows rights policy store actions view routes jobs live mails ' +
    'activity notifications preferences limits privacy'
  ).split(' '),
);

interface Source {
  readonly path: string;
  readonly floor: number;
  readonly lines: number;
  /** Files of ours, by their path below src. */
  readonly imports: readonly string[];
  /** Packages and Node's own modules. */
  readonly packages: readonly string[];
  readonly text: string;
}

/** Tests, and the probes of the isolation matrix, which lie beside what they try. */
const isOfTests = (path: string): boolean => /\.test\.ts$|\/probes\.ts$/.test(path);

const sources = filesIn(SRC).map(read);
const byPath = new Map(sources.map((source) => [source.path, source]));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !isOfTests(path),
  );
}

function importsIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

function read(path: string): Source {
  const text = readFileSync(join(SRC, path), 'utf8');
  const named = importsIn(text);
  const isOurs = (name: string): boolean => name.startsWith('.') || name.startsWith('#');
  return {
    path,
    floor: FLOORS.indexOf(path.split('/')[0] as (typeof FLOORS)[number]),
    lines: text.split('\n').length,
    imports: named
      .filter(isOurs)
      .map((name) =>
        name.startsWith('#') ? name.slice(1) : relative(SRC, join(SRC, dirname(path), name)),
      ),
    packages: named.filter((name) => !isOurs(name)),
    text,
  };
}

const feature = (path: string): string | undefined => /^features\/([^/]+\/[^/]+)\//.exec(path)?.[1];
/** The folder a file belongs to, such as `tenancy/scope`; a file that lies in its layer itself is its own. */
function folderOf(path: string): string {
  const steps = path.split('/');
  const depth = steps[0] === 'features' ? 3 : 2;
  return steps.length > depth ? steps.slice(0, depth).join('/') : path;
}
const rankOf = (name: string): number => FEATURES.indexOf(name);
const isStore = (path: string): boolean =>
  /(^|[/-])store(\.ts$|\/)/.test(path) || /\btables\.ts$/.test(path);

/** Every import, as `from -> to`, that a rule refuses. */
const broken = (refused: (from: Source, to: string) => boolean): string[] =>
  sources.flatMap((from) =>
    from.imports.filter((to) => refused(from, to)).map((to) => `${from.path} -> ${to}`),
  );

describe('the layers', () => {
  it('are all known, and their imports resolve', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((s) => s.floor < 0).map((s) => s.path)).toEqual([]);
    expect(broken((_from, to) => !byPath.has(to))).toEqual([]);
  });

  it('import downwards only, types included', () => {
    expect(broken((from, to) => (byPath.get(to)?.floor ?? 0) > from.floor)).toEqual([]);
  });

  it('have no cycles, neither of files nor of folders', () => {
    const imports = new Map(sources.map((s) => [s.path, s.imports]));
    expect(findCycles(imports)).toEqual([]);
    expect(findCycles(betweenFolders())).toEqual([]);
  });

  it('have no cycles in what measures them', () => {
    const imports = filesIn(BENCH).map((path): [string, string[]] => [
      path,
      importsIn(readFileSync(join(BENCH, path), 'utf8'))
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(BENCH, join(BENCH, dirname(path), name))),
    ]);
    expect(imports.length).toBeGreaterThan(30);
    expect(findCycles(new Map(imports))).toEqual([]);
  });

  it('enter a folder of a lower layer by its front door', () => {
    expect(
      broken((from, to) => {
        const folder = folderOf(to);
        if (!WITH_DOORS.includes(to.split('/')[0] ?? '') || folder === to) return false;
        return folderOf(from.path) !== folder && to !== `${folder}/index.ts`;
      }),
    ).toEqual([]);
  });

  it('know every feature, in its group', () => {
    const found = readdirSync(join(SRC, 'features')).flatMap((group) =>
      readdirSync(join(SRC, 'features', group)).map((name) => `${group}/${name}`),
    );
    expect(found.toSorted()).toEqual(FEATURES.toSorted());
  });

  it('enter a feature by its front door, and from a later feature only', () => {
    expect(
      broken((from, to) => {
        const [own, other] = [feature(from.path), feature(to)];
        if (other === undefined || own === other) return false;
        const isEarlier = own === undefined || rankOf(other) < rankOf(own);
        return !isEarlier || to !== `features/${other}/index.ts`;
      }),
    ).toEqual([]);
  });
});

describe('what each part may touch', () => {
  const users = (uses: (source: Source) => boolean): string[] =>
    sources.filter(uses).map((s) => s.path);

  it('leaves process.env to config', () => {
    const readers = users((s) => /\bprocess\.env\b/.test(s.text));
    expect(readers.filter((path) => !path.startsWith('config/'))).toEqual([]);
  });

  it('leaves the kernel without I/O', () => {
    const io = sources
      .filter((s) => s.floor === 0)
      .flatMap((s) =>
        s.packages
          .filter((p) => p.startsWith('node:') && p !== 'node:crypto')
          .map((p) => `${s.path}: ${p}`),
      );
    expect(io).toEqual([]);
  });

  it('keeps SQL in stores: in features only they import kysely, and nothing there reaches the driver', () => {
    const inFeatures = users(
      (s) => s.floor >= FLOORS.indexOf('features') && s.packages.includes('kysely'),
    );
    expect(inFeatures.filter((path) => !isStore(path) && path !== 'entry/health.ts')).toEqual([]);
    const drivers = users((s) => s.packages.includes('pg'));
    expect(
      drivers.filter(
        (path) =>
          !/^(platform\/(db|embedded-postgres|bus|cache|queue)|tenancy|messaging)\//.test(path),
      ),
    ).toEqual([]);
  });

  it('keeps the web framework at the edge', () => {
    const edge = /^(platform\/(http|http-server|sockets)|identity|entry)\//;
    const outside = users((s) =>
      s.packages.some((p) => p === 'fastify' || p.startsWith('@fastify/')),
    );
    expect(outside.filter((path) => !edge.test(path))).toEqual([]);
  });

  it('leaves requests to the outside to the one way out', () => {
    const clients = users(
      (s) =>
        s.packages.some((p) => /^(node:)?https?$/.test(p) || p === 'undici') ||
        /(?<![.\w])fetch\(/.test(s.text),
    );
    expect(clients.filter((path) => !/^platform\/(outbound|http-server)\//.test(path))).toEqual([]);
  });

  it('gives features caches that are keyed by tenant, and no others', () => {
    const plain = users(
      (s) => s.path.startsWith('features/') && /\bCacheBus\b|\.cache\(/.test(s.text),
    );
    expect(plain).toEqual([]);
  });

  it('leaves who may see a project to the queries that projects begin', () => {
    const asking = users(
      (s) =>
        s.imports.includes('tenancy/query/index.ts') &&
        /\bproject_member\b|['"`. ]visibility['"`= ]/.test(s.text),
    );
    const elsewhere = asking.filter((path) => !path.startsWith('features/work/projects/store/'));
    // Cleans up for no one in particular, and answers no one.
    expect(elsewhere).toEqual(['features/work/tasks/store/old.ts']);
  });

  it('names neither schema nor tenant column in a feature', () => {
    const named = users(
      (s) =>
        s.path.startsWith('features/') && /['"`.]tenant_id\b|withSchema|search_path/.test(s.text),
    );
    expect(named).toEqual([]);
  });
});

describe('files', () => {
  it(`have at most ${MOST_LINES} lines, half of them far fewer`, () => {
    expect(sources.filter((s) => s.lines > MOST_LINES).map((s) => `${s.path}: ${s.lines}`)).toEqual(
      [],
    );
    const sizes = sources.map((s) => s.lines).toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
  });

  it('of the feature to copy are few: a small feature costs no more', () => {
    const files = sources.filter(
      ({ path }) => path.startsWith('features/work/labels/') && !path.endsWith('/probes.ts'),
    );
    expect(files.length).toBeLessThanOrEqual(8);
    expect(files.reduce((sum, { lines }) => sum + lines - 1, 0)).toBeLessThanOrEqual(300);
  });

  it('are found by one file, for what is built of them is elsewhere', () => {
    const seeking = sources.filter((s) => /import\.meta\.(url|dirname|filename)/.test(s.text));
    // The second asks where a package is.
    expect(seeking.map((s) => s.path)).toEqual([
      'config/places.ts',
      'platform/embedded-postgres/binaries.ts',
    ]);
  });

  it('export no type by a name that another exports, so that a name found is the one meant', () => {
    const files = new Map<string, string[]>();
    for (const { path, text } of sources)
      for (const [, name = ''] of text.matchAll(
        /^export (?:abstract )?(?:interface|type|class) (\w+)/gm,
      ))
        files.set(name, [...new Set([...(files.get(name) ?? []), path])]);
    expect(files.size).toBeGreaterThan(500);
    const shared = [...files].filter(([, paths]) => paths.length > 1);
    expect(shared.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
  });

  it('of features mostly have the names that every feature uses', () => {
    const own = sources.filter((s) => s.path.startsWith('features/'));
    const usual = own.filter(({ path }) =>
      path
        .split('/')
        .slice(3)
        .some((part) => USUAL_NAMES.has(part.replace(/\.ts$/, ''))),
    );
    expect(usual.length / own.length).toBeGreaterThan(0.75);
  });

  it('say in their name what they are', () => {
    const vague = sources.filter((s) =>
      /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(s.path),
    );
    expect(vague.map((s) => s.path)).toEqual([]);
  });
});

/** Which folders each folder imports. */
function betweenFolders(): Map<string, string[]> {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const own = folderOf(path);
    const known = graph.get(own) ?? new Set();
    for (const to of imports) if (folderOf(to) !== own) known.add(folderOf(to));
    graph.set(own, known);
  }
  return new Map([...graph].map(([folder, known]) => [folder, [...known]]));
}

/** Each cycle once, as what lies along it. */
function findCycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of imports.keys()) visit(path, []);
  return cycles;
}
