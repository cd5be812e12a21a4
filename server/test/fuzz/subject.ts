import { PASSWORD, type Person, type Plan, type TestApp } from '../harness/app.ts';
import { type Tenant, buildTenant } from '../isolation/world.ts';
import type { Known } from './sample.ts';

/** The workspace that is fuzzed: what it has gets lost on the way, and it is built again then. */
export class Subject {
  readonly #t: TestApp;
  readonly #plan: Plan;
  #tenant: Tenant | undefined;
  #known: Known | undefined;

  constructor(t: TestApp, plan: Plan) {
    this.#t = t;
    this.#plan = plan;
  }

  get owner(): Person {
    return this.#tenant!.owner;
  }

  get member(): Person {
    return this.#tenant!.member;
  }

  get known(): Known {
    return this.#known!;
  }

  /** Makes sure that there is a workspace in which everyone and everything is as it was built. */
  async ready(): Promise<void> {
    if (await this.#isWhole()) return;
    const tenant = await buildTenant(this.#t, this.#plan);
    const { owner, world } = tenant;
    this.#tenant = tenant;
    const signedIn = await this.#t.request<{ refreshToken: string }>('POST', '/auth/login', {
      body: { login: owner.email, password: PASSWORD },
    });
    const invited = await this.#t.request<{ url: string }>('POST', '/tenant/invitations', {
      as: owner,
      tenant: owner.tenant,
      body: { email: `invited-${world.canary}@example.com`, role: 'member' },
    });
    const fragment = new URL(invited.body.url).hash.slice(1);
    this.#known = {
      world,
      email: owner.email,
      refreshToken: signedIn.body.refreshToken,
      invitationToken: new URLSearchParams(fragment).get('token') ?? '',
    };
  }

  async #isWhole(): Promise<boolean> {
    if (!this.#tenant) return false;
    const { owner, member, world } = this.#tenant;
    const open = async (as: Person, url: string): Promise<boolean> =>
      (await this.#t.request('GET', url, { as, tenant: world.tenant })).status === 200;
    return (
      (await open(member, `/tasks/${world.taskId}`)) &&
      (await open(owner, `/tasks/${world.otherTaskId}`)) &&
      (await open(owner, `/tenant/webhooks/${world.webhookId}`))
    );
  }
}
