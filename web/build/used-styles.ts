import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss, { type Root } from 'postcss';
import type { Plugin } from 'vite';

/**
 * Takes out of Bootstrap's stylesheet whatever the page does not use: rules for classes that stand in no
 * string and no stylesheet of ours, then custom properties and animations that nothing refers to.
 */
export function usedStyles(): Plugin {
  let source = '';
  return {
    name: 'taskforce:used-styles',
    enforce: 'pre',
    configResolved({ root }) {
      source = join(root, 'src');
    },
    transform(code, id) {
      if (!/\/bootstrap\/dist\/css\/bootstrap[\w.-]*\.css/.test(id)) return undefined;
      const texts = textsBelow(source);
      return { code: onlyUsed(code, texts), map: null };
    },
  };
}

/** @param texts of the modules and stylesheets that may use it */
export function onlyUsed(css: string, texts: readonly string[]): string {
  const root = postcss.parse(css);
  const classes = new Set(texts.flatMap(classesIn));
  root.walkRules((rule) => {
    if (
      rule.parent?.type === 'atrule' &&
      (rule.parent as { name: string }).name.endsWith('keyframes')
    )
      return;
    rule.selectors = rule.selectors.filter((selector) =>
      [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name)),
    );
    if (rule.selectors.length === 0 || rule.selector === '') rule.remove();
  });
  const mentioned = texts.join('\n');
  let size: number;
  do {
    size = root.toString().length;
    dropUnmentioned(root, mentioned);
  } while (root.toString().length < size);
  return root.toString();
}

function dropUnmentioned(root: Root, mentioned: string): void {
  const values: string[] = [mentioned];
  root.walkDecls(({ value }) => void values.push(value));
  const all = values.join('\n');
  const used = new Set(all.match(/--[\w-]+/g));
  root.walkDecls(/^--/, (declaration) => {
    if (!used.has(declaration.prop)) declaration.remove();
  });
  root.walkAtRules((rule) => {
    const isUnusedAnimation = rule.name.endsWith('keyframes') && !all.includes(rule.params);
    if (isUnusedAnimation || rule.nodes?.length === 0) rule.remove();
  });
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  root.walkComments((comment) => void comment.remove());
}

/** Every word of a stylesheet's selectors, or of a module's strings, that could be a class. */
function classesIn(text: string): string[] {
  const strings = text.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? [];
  const selectors = text.match(/\.[a-z][\w-]*/g) ?? [];
  return [...strings, ...selectors].flatMap((each) => each.match(/[a-z][\w-]*/g) ?? []);
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|css)$/.test(path) && !/\.test\.|generated/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}
