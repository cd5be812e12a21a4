import { useState } from 'react';
import { Dialog } from '#ui/index.ts';
import { useKeys } from './keys.ts';
import './shortcuts.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const mod = isMac ? '⌘' : 'Ctrl';

/** Every key of the page, by where it works. */
const groups: [title: string, keys: [string[], string][]][] = [
  [
    'Everywhere',
    [
      [['?'], 'Show these shortcuts'],
      [['C'], 'Create a task or a project'],
      [['/'], 'Filter'],
      [[mod, 'Z'], 'Undo the last change'],
      [['Esc'], 'Close what is on top'],
    ],
  ],
  [
    'Board',
    [
      [['←', '↑', '↓', '→'], 'Go from card to card'],
      [['Shift', '←', '→'], 'Move a card to another column'],
      [['Shift', '↑', '↓'], 'Move a card within its column'],
      [['M'], 'Open the move menu of a card'],
      [['Enter'], 'Open a card'],
    ],
  ],
  [
    'Task',
    [
      [['J', 'K'], 'Next and previous task'],
      [[mod, 'Enter'], 'Save the description'],
    ],
  ],
  [
    'Inbox',
    [
      [['J', 'K'], 'Go down and up'],
      [['E'], 'Mark as read or unread'],
      [['S'], 'Snooze'],
    ],
  ],
];

/**
 * The keys of the page as a table of contents, for settings and for the overlay.
 * @param level of the headings: under the title of a page, or of a dialog
 */
export function ShortcutList({ level }: { level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="tf-shortcuts">
      {groups.map(([title, keys]) => (
        <section key={title}>
          <Heading>{title}</Heading>
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
