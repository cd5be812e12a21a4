import { CopyButton } from './copy-button.tsx';

/** A text to be carried elsewhere, whole. @param what names it in a sentence, such as `the link` */
export function CopyField({ label, text, what }: { label: string; text: string; what: string }) {
  return (
    <div className="d-flex gap-2">
      <input
        className="form-control mono"
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={text} what={what} />
    </div>
  );
}
