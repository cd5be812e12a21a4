import { pathToFileURL } from 'node:url';
import { deploy } from '#tenancy/index.ts';
import { stepsIn } from '#tenancy/migrations/steps.ts';
import { testServer } from './databases.ts';

/**
 * A process that deploys: owner's URL, control database, prefix of the logins, and the folder of the steps
 * when they are not the product's. For tests that kill it.
 */
const [, , adminUrl = '', control = '', roles = '', folder] = process.argv;
await deploy(testServer(adminUrl, control, roles), {
  ...(folder && { source: stepsIn(pathToFileURL(`${folder}/`)) }),
});
