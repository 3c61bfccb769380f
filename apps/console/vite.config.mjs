import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Addresses in the build are relative, so that it works under any path prefix. Nothing is inlined: the content security policy of the service
 * refuses `data:` and inline scripts.
 */
export default defineConfig({
  root: path('.'),
  base: './',
  resolve: { alias: { '@lucid/client': path('../../libs/client/src/index.ts') } },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env.LUCID_URL ?? 'http://127.0.0.1:8088', changeOrigin: true } },
  },
  build: {
    outDir: path('../../dist/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rollupOptions: {
      // Packages that mark their files for React server components, which the console has none of.
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
      output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' },
    },
  },
});
