import { useQuery } from '@tanstack/react-query';
import { ChevronsUpDown, LayoutGrid, Plus } from 'lucide-react';
import { useState } from 'react';
import { site } from '#api/index.ts';
import { baseHost, leaveForBase, myTenants } from '#features/accounts/identity/index.ts';
import { CreateWorkspaceDialog, openWorkspace } from '#features/workspace/workspaces/index.ts';
import { makePaths, useGo, useWorkspace } from '#shared/index.ts';
import { MenuButton, Tile, type MenuEntry } from '#ui/index.ts';

/** Which workspace is open, and the way to the others. */
export function WorkspaceMenu() {
  const { tenant } = useWorkspace();
  const go = useGo();
  const { kind } = site();
  const paths = makePaths(kind);
  // Read when the menu is about to open; most of the time nobody does.
  const [wanted, setWanted] = useState(false);
  const tenants = useQuery({ ...myTenants, enabled: wanted }).data ?? [];
  const [creating, setCreating] = useState(false);
  const entries: MenuEntry[] = [
    { kind: 'heading', key: 'head', label: 'Workspaces' },
    ...tenants.map((each): MenuEntry => ({
      key: each.id,
      label: each.name,
      icon: <Tile id={each.id} name={each.name} size={20} />,
      hint: each.role.replace(/^./, (first) => first.toUpperCase()),
      checked: each.slug === tenant.slug,
      onSelect: () => {
        if (each.slug !== tenant.slug) openWorkspace(each, go);
      },
    })),
    { kind: 'line', key: 'line' },
    ...(kind === 'base'
      ? [
          {
            key: 'new',
            label: 'New workspace…',
            icon: <Plus size={15} />,
            onSelect: () => setCreating(true),
          },
          {
            key: 'all',
            label: 'All workspaces',
            icon: <LayoutGrid size={15} />,
            onSelect: () => go(paths.chooser),
          },
        ]
      : [
          {
            key: 'all',
            label: 'Other workspaces…',
            icon: <LayoutGrid size={15} />,
            hint: `at ${baseHost()}`,
            onSelect: leaveForBase,
          },
        ]),
  ];
  return (
    <>
      <MenuButton
        label="Workspaces"
        entries={entries}
        renderTrigger={(props) => (
          <button
            type="button"
            className="tf-workspace"
            onPointerEnter={() => setWanted(true)}
            onFocus={() => setWanted(true)}
            {...props}
          >
            <Tile id={tenant.id} name={tenant.name} size={24} />
            <span dir="auto" className="truncate">
              <span className="visually-hidden">Workspace </span>
              {tenant.name}
            </span>
            <ChevronsUpDown size={14} aria-hidden="true" />
          </button>
        )}
      />
      {creating && <CreateWorkspaceDialog onClose={() => setCreating(false)} />}
    </>
  );
}
