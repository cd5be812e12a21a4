/** Text as a machine wrote it; long text scrolls, with the keyboard as well. @param label names it for its reader */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <pre className="tf-code" role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}
