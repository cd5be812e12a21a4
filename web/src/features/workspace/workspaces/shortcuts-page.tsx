import { SettingsFrame, ShortcutList } from '#shared/index.ts';

export default function ShortcutsPage() {
  return (
    <SettingsFrame title="Shortcuts" intro="Press ? on any screen to see this list.">
      <ShortcutList level={2} />
    </SettingsFrame>
  );
}
