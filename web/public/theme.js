// Runs before the first paint, so a dark page never flashes white. The build puts it into the page.
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
