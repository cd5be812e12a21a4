import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { logOut } from '#features/accounts/identity/index.ts';
import { useGo, useWorkspace } from '#shared/index.ts';
import {
  Avatar,
  MenuButton,
  themeOptions,
  useTheme,
  type MenuEntry,
  type ThemeChoice,
} from '#ui/index.ts';

const icons: Record<ThemeChoice, typeof Sun> = { light: Sun, dark: Moon, system: Monitor };

export function UserMenu() {
  const { me, paths } = useWorkspace();
  const go = useGo();
  const [theme, setTheme] = useTheme();
  const entries: MenuEntry[] = [
    {
      key: 'profile',
      label: 'Account settings',
      icon: <UserRound size={15} />,
      onSelect: () => go(paths.settingsOf('account')),
    },
    { kind: 'line', key: 'line1' },
    { kind: 'heading', key: 'theme', label: 'Theme' },
    ...themeOptions.map(({ value, label }): MenuEntry => {
      const Icon = icons[value];
      return {
        key: value,
        label,
        icon: <Icon size={15} />,
        checked: value === theme,
        onSelect: () => setTheme(value),
      };
    }),
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
