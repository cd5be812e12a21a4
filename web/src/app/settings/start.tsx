import { use, useEffect, useSyncExternalStore } from 'react';
import { settingsOf } from '#manifest/index.ts';
import { useGo, useTitle, useWorkspace } from '#shared/index.ts';
import { FeatureList } from '../features.ts';
import { SettingsNav } from './nav.tsx';

/** From here on the pages stand at the side, as the style sheet says. */
const wide = () => matchMedia('(width >= 900px)');

function watch(listener: () => void): () => void {
  const query = wide();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The list of the settings on a phone; with room beside it, the first of them. */
export function SettingsStart() {
  const { tenant, paths } = useWorkspace();
  const isWide = useSyncExternalStore(watch, () => wide().matches);
  const sections = settingsOf(use(FeatureList), tenant);
  useTitle('Settings', tenant.name);
  const go = useGo();
  const first = sections[0]?.pages[0];
  const firstPage = first && paths.settingsOf(first.address);
  useEffect(() => {
    if (isWide && firstPage) go(firstPage, { replace: true });
  }, [isWide, firstPage, go]);
  if (isWide) return null;
  return (
    <main className="tf-page tf-settings-list">
      <header className="tf-page-head">
        <h1>Settings</h1>
      </header>
      <SettingsNav sections={sections} withWords />
    </main>
  );
}
