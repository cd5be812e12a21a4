/** As much of a Markdown tree as is looked at here. */
export interface Item {
  type: string;
  value?: string;
  url?: string;
  children?: Item[];
  data?: { hName?: string; hProperties?: Record<string, string> };
}

/** As project keys are written; lower case stays text, so that words such as `utf-8` do. */
const KEY = /(?<![A-Za-z0-9_/-])([A-Z][A-Z0-9]{1,9}-[1-9]\d{0,8})(?![A-Za-z0-9_-])/;

/** Marks what a text says about people, and about the tasks of these keys, for whoever draws it. */
export const references = (keys: ReadonlySet<string>) => () => (tree: Item) => mark(tree, keys);

function mark(item: Item, keys: ReadonlySet<string>): void {
  if (!item.children) return;
  item.children = item.children.flatMap((child) => {
    if (child.type === 'text') return withKeys(child, keys);
    if (child.type === 'link') {
      const id = /^user:(.+)$/.exec(child.url ?? '')?.[1];
      return id ? marked('data-mention', id, child.children ?? []) : child;
    }
    mark(child, keys);
    return child;
  });
}

function withKeys(text: Item, keys: ReadonlySet<string>): Item[] {
  const parts = (text.value ?? '').split(KEY);
  if (parts.length === 1) return [text];
  return parts
    .map((value, at): Item => {
      const part = { type: 'text', value };
      return at % 2 === 1 && keys.has(value) ? marked('data-task', value, [part]) : part;
    })
    .filter(({ type, value }) => type !== 'text' || value !== '');
}

const marked = (what: 'data-mention' | 'data-task', value: string, children: Item[]): Item => ({
  type: 'emphasis',
  data: { hName: 'span', hProperties: { [what]: value } },
  children,
});
