import { defineConfig } from 'vite';

// The server's policy allows files of its own alone: nothing may be put into the page or into a data: address as code.
export default defineConfig({
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: { '/api': 'http://localhost:8420' },
  },
});
