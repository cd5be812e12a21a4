import { SettingsFrame } from '#shared/index.ts';
import { Section } from './settings-parts.tsx';

type Shortcut = readonly [keys: readonly string[], text: string];

const groups: readonly (readonly [title: string, text: string, shortcuts: readonly Shortcut[]])[] =
  [
    [
      'Everywhere',
      'On every screen of a project.',
      [
        [['C'], 'Create a task or a project'],
        [['/'], 'Filter'],
        [['Esc'], 'Close what is open'],
      ],
    ],
    [
      'Board',
      'With a card in focus.',
      [
        [['←', '↑', '↓', '→'], 'Go to another card'],
        [['Shift', '←', '→'], 'Move the card to another column'],
        [['Shift', '↑', '↓'], 'Move the card within its column'],
        [['M'], 'Open the move menu'],
        [['Enter'], 'Open the task'],
      ],
    ],
    [
      'Inbox',
      'With a notification in focus.',
      [
        [['J', 'K'], 'Next and previous'],
        [['E'], 'Mark as read or unread'],
        [['S'], 'Snooze'],
      ],
    ],
  ];

export default function ShortcutsPage() {
  return (
    <SettingsFrame title="Shortcuts" intro="Keys that save you the way to the mouse.">
      {groups.map(([title, text, shortcuts]) => (
        <Section key={title} title={title} text={text}>
          <dl className="tf-keys">
            {shortcuts.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key} className="tf-kbd">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </SettingsFrame>
  );
}
