const key = 'taskforce.reloaded';

/**
 * A page that is open while a new release is put in place asks for parts that are gone. Loading it
 * anew brings the new parts; once a minute at most, so that a part that is really missing is told.
 * Without a connection it would bring nothing, and take away what is there.
 */
export function reloadAfterRelease(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine) return;
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < 60_000) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  });
}
