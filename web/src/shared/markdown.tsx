import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import './markdown.css';

const plugins = [remarkGfm];

const components: Components = {
  // A picture from elsewhere would tell its server who reads what; a link does not.
  img: ({ src, alt }) => (
    <Out href={typeof src === 'string' ? src : undefined}>{alt || 'image'}</Out>
  ),
  a: ({ href, children }) => <Out href={href}>{children}</Out>,
  // A task list's boxes only show; the text is changed by editing it.
  input: ({ checked = false }) => (
    <input type="checkbox" checked={checked} disabled aria-label={checked ? 'Done' : 'To do'} />
  ),
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
};

/** Markdown as people write it in issues. Raw HTML stays text and images become links. */
export default function Markdown({ text }: { text: string }) {
  return (
    <div className="tf-prose">
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

function Out({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
