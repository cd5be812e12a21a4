import { createContext, use, useMemo, type ReactNode } from 'react';
import ReactMarkdown, { type Components, type ExtraProps, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import './markdown.css';

type Item = NonNullable<ExtraProps['node']>;

const plugins = [remarkGfm];

/** Ticks a box of a task list. @param at where its list item begins in the text */
type Tick = (at: number, done: boolean) => void;

/** What a feature finds in a text besides Markdown, such as mentions of people. */
export interface MoreMarkdown {
  plugins: NonNullable<Options['remarkPlugins']>;
  components: Components;
}

const Ticking = createContext<Tick | undefined>(undefined);

/** The list item around a box: where it begins, and its text. */
const InItem = createContext<{ at: number; name: string } | undefined>(undefined);

const components: Components = {
  // A picture from elsewhere would tell its server who reads what; a link does not.
  img: ({ src, alt }) => (
    <Out href={typeof src === 'string' ? src : undefined}>{alt || 'image'}</Out>
  ),
  a: ({ href, children }) => <Out href={href}>{children}</Out>,
  li: ListItem,
  input: ({ checked = false }) => <Box checked={checked} />,
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
};

/**
 * Markdown as people write it in issues. Raw HTML stays text and images become links.
 * @param onTick makes the boxes of task lists live
 * @param more what else is found in the text, and how that is drawn; stays the same between drawings
 */
export default function Markdown({
  text,
  onTick,
  more,
}: {
  text: string;
  onTick?: Tick | undefined;
  more?: MoreMarkdown | undefined;
}) {
  return (
    <div className="tf-prose" dir="auto">
      <Ticking value={onTick}>
        <ReactMarkdown
          remarkPlugins={more ? [...plugins, ...more.plugins] : plugins}
          components={more ? { ...components, ...more.components } : components}
        >
          {text}
        </ReactMarkdown>
      </Ticking>
    </div>
  );
}

function ListItem({
  node,
  className,
  children,
}: { className?: string | undefined; children?: ReactNode } & ExtraProps) {
  const at = node?.position?.start.offset;
  const item = useMemo(
    () => (node && at !== undefined ? { at, name: wordsOf(node).trim() } : undefined),
    [node, at],
  );
  return (
    <li className={className}>
      <InItem value={item}>{children}</InItem>
    </li>
  );
}

function Box({ checked }: { checked: boolean }) {
  const tick = use(Ticking);
  const item = use(InItem);
  return (
    <input
      type="checkbox"
      checked={checked}
      disabled={!tick || !item}
      aria-label={item?.name || (checked ? 'Done' : 'To do')}
      onChange={(event) => item && tick?.(item.at, event.target.checked)}
    />
  );
}

/** The text of an item itself, without the lists inside it. */
function wordsOf(node: Item | Item['children'][number]): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.children
    .filter((child) => !(child.type === 'element' && /^[uo]l$/.test(child.tagName)))
    .map(wordsOf)
    .join('');
}

function Out({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
