import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';

/** The choices under the names they have everywhere. */
export const themeOptions: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
];

const key = 'taskforce.theme';
const system = () => window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

function apply() {
  const choice = stored();
  const dark = choice === 'dark' || (choice === 'system' && system().matches);
  document.documentElement.dataset['bsTheme'] = dark ? 'dark' : 'light';
}

/** Keeps the page in step with the system's theme and with other tabs. */
export function watchTheme(): void {
  system().addEventListener('change', apply);
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return;
    apply();
    for (const listener of listeners) listener();
  });
}

export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, stored);
  return [
    choice,
    (next) => {
      localStorage.setItem(key, next);
      apply();
      for (const listener of listeners) listener();
    },
  ];
}
