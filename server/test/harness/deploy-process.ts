import { deploy } from '#tenancy/index.ts';
import { testServer } from './databases.ts';

/** A process that deploys: owner's URL, control database, prefix of the logins. For tests that kill it. */
const [, , adminUrl = '', control = '', roles = ''] = process.argv;
await deploy(testServer(adminUrl, control, roles));
