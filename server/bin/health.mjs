/** For a container's health check: exits 0 when the server or worker of this container is ready. */
// HEALTH_PORT is the worker's; a server answers on its PORT. In a container both are the same.
const port = process.env.PORT ?? process.env.HEALTH_PORT ?? 3000;
const url = `http://127.0.0.1:${port}/api/health/ready`;
try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(4000) });
  process.exitCode = status === 200 ? 0 : 1;
} catch {
  process.exitCode = 1;
}
