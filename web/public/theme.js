// Runs before the first paint, so a dark page never flashes white. Kept out of the
// bundle because the content security policy allows no inline script.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('taskforce.theme');
  } catch {
    // Storage may be blocked; the system's choice then stands.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-bs-theme', dark ? 'dark' : 'light');
})();
