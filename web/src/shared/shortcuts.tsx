import { useState } from 'react';
import { Dialog } from '#ui/index.ts';
import { useKeys } from './keys.ts';
import { useWords } from './words.tsx';
import './shortcuts.css';

/** The key that is held with others: Command on a Mac. */
export const modifierKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/**
 * The keys of the page as a table of contents, for settings and for the overlay.
 * @param level of the headings: under the title of a page, or of a dialog
 */
export function ShortcutList({ level }: { level: 2 | 3 }) {
  const { shortcuts } = useWords();
  const Heading = `h${level}` as const;
  return (
    <div className="tf-shortcuts">
      {shortcuts.map(({ where, keys }) => (
        <section key={where}>
          <Heading>{where}</Heading>
          <dl>
            {keys.map(([combination, text]) => (
              <div key={text}>
                <dt>{text}</dt>
                <dd>
                  {combination.map((key) => (
                    <kbd key={key} className="tf-kbd">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Opens the list of shortcuts with the question mark. Stands once in a workspace. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  if (!open) return null;
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => setOpen(false)} width={640}>
      <ShortcutList level={3} />
    </Dialog>
  );
}
