import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { logOut } from '#features/identity/index.ts';
import { useGo, useWorkspace } from '#shared/index.ts';
import { Avatar, MenuButton, useTheme, type MenuEntry, type ThemeChoice } from '#ui/index.ts';

const themes: { value: ThemeChoice; label: string; Icon: typeof Sun }[] = [
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
  { value: 'system', label: 'Like the system', Icon: Monitor },
];

export function UserMenu() {
  const { me, paths } = useWorkspace();
  const go = useGo();
  const [theme, setTheme] = useTheme();
  const entries: MenuEntry[] = [
    {
      key: 'profile',
      label: 'Profile and settings',
      icon: <UserRound size={15} />,
      onSelect: () => go(paths.settings),
    },
    { kind: 'line', key: 'line1' },
    { kind: 'heading', key: 'theme', label: 'Theme' },
    ...themes.map(({ value, label, Icon }): MenuEntry => ({
      key: value,
      label,
      icon: <Icon size={15} />,
      checked: value === theme,
      onSelect: () => setTheme(value),
    })),
    { kind: 'line', key: 'line2' },
    {
      key: 'out',
      label: 'Log out',
      icon: <LogOut size={15} />,
      onSelect: () => void logOut(),
    },
  ];
  return (
    <div className="tf-user">
      <MenuButton
        label="Account"
        entries={entries}
        renderTrigger={(props) => (
          <button type="button" className="tf-user-button" {...props}>
            <Avatar person={{ id: me.id, name: me.fullName }} size={26} decorative />
            <span dir="auto" className="truncate">
              <span className="visually-hidden">Account of </span>
              {me.fullName}
            </span>
          </button>
        )}
      />
    </div>
  );
}
