import { Building2, ChevronRight, LogOut, Plus } from 'lucide-react';
import { useState } from 'react';
import { Logo, logOut, myTenants } from '#features/accounts/identity/index.ts';
import { useGo, usePrefetched, useTitle } from '#shared/index.ts';
import { Button, Empty, Tile } from '#ui/index.ts';
import { addressIn } from './address.ts';
import { CreateWorkspaceDialog } from './create-workspace-dialog.tsx';
import { openWorkspace } from './open.ts';
import './workspaces.css';

/** States that are worth a word. */
const states: Record<string, string> = {
  read_only: 'read-only',
  suspended: 'suspended',
  maintenance: 'in maintenance',
  pending_delete: 'scheduled for deletion',
};

/** Every workspace of the person who is signed in. */
export default function ChooserPage() {
  const go = useGo();
  useTitle('Your workspaces');
  const tenants = usePrefetched(myTenants);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button
      variant={tenants.length === 0 ? 'primary' : 'secondary'}
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => setCreating(true)}
    >
      New workspace
    </Button>
  );
  return (
    <div className="tf-chooser">
      <header className="tf-chooser-head">
        <Logo />
        <Button
          variant="ghost"
          icon={<LogOut size={15} aria-hidden="true" />}
          onClick={() => void logOut()}
        >
          Log out
        </Button>
      </header>
      <main className="tf-chooser-main">
        <div className="tf-chooser-title">
          <h1>Your workspaces</h1>
          {tenants.length > 0 && create}
        </div>
        {tenants.length === 0 ? (
          <Empty icon={<Building2 size={22} />} title="No workspace yet" action={create}>
            Create one for your team, or ask a colleague for an invitation.
          </Empty>
        ) : (
          <ul className="tf-tenants">
            {tenants.map((tenant) => (
              <li key={tenant.id}>
                <button
                  type="button"
                  className="tf-tenant"
                  onClick={() => openWorkspace(tenant, go)}
                >
                  <Tile id={tenant.id} name={tenant.name} size={38} />
                  <span className="tf-tenant-who">
                    <strong dir="auto">{tenant.name}</strong>
                    <span className="text-faint truncate">
                      {addressIn(tenant.url)} ·{' '}
                      <span className="text-capitalize">{tenant.role}</span>
                    </span>
                  </span>
                  {states[tenant.state] && (
                    <span className="tf-badge is-warning">{states[tenant.state]}</span>
                  )}
                  <ChevronRight size={18} aria-hidden="true" className="text-faint" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </main>
      {creating && <CreateWorkspaceDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
