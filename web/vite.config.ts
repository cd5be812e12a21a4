import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { addresses } from './build/addresses.ts';
import { groups } from './build/chunks.ts';
import { compress } from './build/compress.ts';
import { serviceWorker } from './build/service-worker.ts';
import { themeScript } from './build/theme-script.ts';
import { usedStyles } from './build/used-styles.ts';

// In development the page comes from Vite and the API from a running server; the
// Host header passes through, so acme.localhost:5173 reaches the tenant acme.
const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), themeScript(), usedStyles(), addresses(), serviceWorker(), compress()],
  server: {
    allowedHosts: ['.localhost'],
    proxy: {
      '/api': { target: api, changeOrigin: false },
      '/ws': { target: api, changeOrigin: false, ws: true },
    },
  },
  build: {
    target: 'es2022',
    // Nothing is inlined as a data: URI, so the page runs under `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
