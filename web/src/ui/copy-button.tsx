import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from './announce.tsx';
import { Button } from './button.tsx';

const SHOWN_MS = 2500;

/** Puts a text on the clipboard and says so for a moment. @param what names the text, for its reader */
export function CopyButton({
  text,
  what,
  size = 'md',
}: {
  text: string;
  what: string;
  size?: 'sm' | 'md';
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      size={size}
      aria-label={`${copied ? 'Copied' : 'Copy'} ${what}`}
      icon={copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      onClick={() => {
        copyText(text).then(
          () => {
            setCopied(true);
            announce(`Copied ${what}`);
          },
          () => announce(`Could not copy ${what}; select it and copy it yourself`),
        );
      }}
    >
      {copied ? 'Copied' : 'Copy'}
    </Button>
  );
}

/** Puts a text on the clipboard. @throws Error where there is none: browsers keep it to https and localhost */
export async function copyText(text: string): Promise<void> {
  if (!('clipboard' in navigator)) throw new Error('The clipboard is not available here.');
  await navigator.clipboard.writeText(text);
}
