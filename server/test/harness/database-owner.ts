import { startEmbedded } from '#platform/embedded-postgres/index.ts';

/**
 * A process that runs the embedded database of the data directory in its first argument, says where
 * in a line of JSON, and stays until it is told to stop. For tests that kill it.
 */
const [, , dataDir = ''] = process.argv;
await using server = await startEmbedded({ dataDir });
const { adminUrl, attached, dataDir: cluster } = server;
process.stdout.write(`${JSON.stringify({ adminUrl, attached, cluster })}\n`);
await new Promise<void>((resolve) => {
  process.stdin.on('close', resolve).resume();
});
