import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
  plugins: [react()],
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../src/Guanxi.Server/wwwroot',
    emptyOutDir: true,
    // read by scripts/size.mjs
    manifest: true,
    chunkSizeWarningLimit: 900,
    // what every page needs comes as one file, not as thirty that wait for each other
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], includeDependenciesRecursively: false }] },
      },
    },
  },
  server: {
    port: 5173,
    // the server refuses writes from other sites, so it has to see the host the browser sees
    proxy: { '/api': { target: process.env.API_URL ?? 'http://localhost:5080', changeOrigin: false } },
  },
  test: {
    environment: 'happy-dom',
    // files share one page: a new one for each took longer than the tests
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
