import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** Markdown as people write it in issues. Raw HTML stays text and images become links. */
export default function Markdown({ text }: { text: string }) {
  return (
    <div className="tf-prose">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        components={{
          // A picture from elsewhere would tell its server who reads what; a link does not.
          img: ({ src, alt }) => (
            <a href={typeof src === 'string' ? src : undefined}>{alt || 'image'}</a>
          ),
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
          h1: 'h3',
          h2: 'h4',
          h3: 'h5',
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
