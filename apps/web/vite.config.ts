import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onlyOurLanguages } from './only-our-languages.ts';

const server = `http://127.0.0.1:${process.env['ETOUCH_PORT'] ?? '4321'}`;

/** The manifest lets the bench weigh the first load; nothing is inlined, because the content security policy allows no data: scripts or styles. */
export default defineConfig({
  plugins: [onlyOurLanguages(), react(), tailwindcss()],
  build: {
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What many pages share comes in one file: left alone it is a hundred of them, six at a time.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 9 }] } } },
  },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
