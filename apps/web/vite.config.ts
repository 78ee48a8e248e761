import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fewChunks } from './few-chunks.ts';
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
    rolldownOptions: { output: { codeSplitting: { groups: fewChunks() } } },
  },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
