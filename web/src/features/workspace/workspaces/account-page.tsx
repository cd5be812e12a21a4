import { Section, SettingsFrame } from '#shared/index.ts';
import { Segmented, themeOptions, useTheme } from '#ui/index.ts';
import { ProfileForm } from './profile-form.tsx';

/** The person who is signed in, the same in all their workspaces. */
export default function AccountPage() {
  const [theme, setTheme] = useTheme();
  return (
    <SettingsFrame title="Profile" intro="Your account is the same in all your workspaces.">
      <Section title="Profile" text="How others see you, and the time zone you work in.">
        <ProfileForm />
      </Section>
      <Section title="Appearance" text="Saved in this browser.">
        <Segmented label="Theme" value={theme} options={themeOptions} onChange={setTheme} />
      </Section>
    </SettingsFrame>
  );
}
