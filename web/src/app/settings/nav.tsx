import { ChevronRight, Search } from 'lucide-react';
import { useState } from 'react';
import type { SettingsPage, SettingsSection } from '#manifest/index.ts';
import { AppLink, useGo, useWorkspace } from '#shared/index.ts';

const matches = ({ title, about }: SettingsPage, text: string): boolean =>
  `${title} ${about}`.toLowerCase().includes(text);

/**
 * The pages of the settings by group, and a search through them.
 * @param withWords whether each says what it is for: on a phone, where the list is a page itself
 */
export function SettingsNav({
  sections,
  withWords = false,
}: {
  sections: readonly SettingsSection[];
  withWords?: boolean;
}) {
  const { paths } = useWorkspace();
  const go = useGo();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = sections
    .map(({ group, pages }) => ({ group, pages: pages.filter((page) => matches(page, wanted)) }))
    .filter(({ pages }) => pages.length > 0);
  const first = shown[0]?.pages[0];
  return (
    <>
      <label className="tf-settings-search">
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          aria-label="Search settings"
          placeholder="Search settings"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || wanted === '' || !first) return;
            setText('');
            go(paths.settingsOf(first.address));
          }}
        />
      </label>
      <nav aria-label="Settings" className={`tf-settings-nav${withWords ? ' is-list' : ''}`}>
        {shown.map(({ group, pages }) => (
          <section key={group} aria-label={group} className="tf-settings-group">
            <span className="tf-settings-group-name" aria-hidden="true">
              {group}
            </span>
            <div className="tf-settings-pages">
              {pages.map((page) => (
                <PageLink key={page.address} page={page} withWords={withWords} />
              ))}
            </div>
          </section>
        ))}
        {shown.length === 0 && <p className="tf-settings-none">Nothing matches “{text.trim()}”.</p>}
      </nav>
    </>
  );
}

function PageLink({ page, withWords }: { page: SettingsPage; withWords: boolean }) {
  const { paths } = useWorkspace();
  const { address, title, about, Icon } = page;
  return (
    <AppLink to={paths.settingsOf(address)} className="tf-settings-link">
      <span className="tf-settings-link-icon" aria-hidden="true">
        <Icon size={withWords ? 18 : 16} />
      </span>
      <span className="tf-settings-link-words">
        <span>{title}</span>
        {withWords && <span className="tf-settings-about">{about}</span>}
      </span>
      {withWords && <ChevronRight size={17} aria-hidden="true" className="tf-settings-go" />}
    </AppLink>
  );
}
