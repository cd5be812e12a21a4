import { run } from './run.mjs';

/**
 * No service of a package is started: the tests run programs of their own, and in a container the
 * start would fail and take the installation with it. A policy that the machine already has stays.
 */
const installing = `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  trap 'exit 130' HUP INT TERM
  printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod 755 $policy || exit 1
fi
apt-get update
apt-get install -y --no-install-recommends "$@"
`;

/**
 * Installs Debian's packages, as root or through a sudo that asks nothing, and shows what apt-get says.
 * A package list that could only be brought up to date in part still installs.
 * @param {readonly string[]} packages
 * @param {string} purpose completes "Installing …"
 * @returns {Promise<string | undefined>} why they are not installed
 */
export async function installPackages(packages, purpose) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!(await succeeds([...asRoot, 'true']))) return 'only root may install packages';
  if (!(await succeeds(['apt-get', '--version']))) return 'this system has no apt-get';
  process.stdout.write(`Installing ${packages.join(', ')} for ${purpose} …\n`);
  const shell = ['env', 'DEBIAN_FRONTEND=noninteractive', 'sh', '-c', installing, 'sh'];
  const { code } = await run(...command([...asRoot, ...shell, ...packages]));
  return code === 0 ? undefined : 'apt-get failed; its output above says why';
}

/** @param {string[]} words */
async function succeeds(words) {
  try {
    return (await run(...command(words), { quiet: true })).code === 0;
  } catch {
    return false;
  }
}

/** @param {string[]} words @returns {[string, string[]]} */
function command([program, ...args]) {
  return [program, args];
}
