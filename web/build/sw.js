/**
 * Keeps the built page on this device, so that it opens and goes from screen to screen without a
 * connection. Only files that are the same for everybody are kept: no answer of the API, nothing of an
 * account. The build fills in the version and the files.
 */
const VERSION = '__VERSION__';
/** @type {string[]} */
const FILES = /** @type {any} */ ('__FILES__');

const PREFIX = 'taskforce-';
/** A server that does not answer within this time is as good as none for opening the page. */
const PATIENCE_MS = 4_000;

const worker = /** @type {any} */ (globalThis);

worker.addEventListener('install', (event) => {
  event.waitUntil(install());
});

async function install() {
  const cache = await caches.open(PREFIX + VERSION);
  // What an earlier version or the browser has is not fetched again: the names say what is in them.
  await Promise.all(
    FILES.map(async (file) => {
      const known = file.startsWith('/assets/') ? await caches.match(file) : undefined;
      const answer = known ?? (await fetch(file));
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
  await worker.skipWaiting();
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

/** The version before is kept: pages that are open since then may still need parts of it. */
async function activate() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const others = versions.filter((name) => name !== PREFIX + VERSION);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    // Documents and downloads of the API are not the page.
    if (!pathname.startsWith('/api/') && !pathname.startsWith('/dev/'))
      event.respondWith(navigate(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  } else if (FILES.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => keptOr(pathname, Response.error())));
  }
});

/** The server's own word while it can be had, since it knows of a newer page; else the page that is kept. */
async function navigate(request) {
  const asked = fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  if (answer) return answer;
  return keptOr('/', undefined).then((kept) => kept ?? asked);
}

/** @param {string} path @param {Response | undefined} otherwise */
async function keptOr(path, otherwise) {
  const cache = await caches.open(PREFIX + VERSION);
  return (await cache.match(path)) ?? otherwise;
}
