import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [remix(remixConfig as Parameters<typeof remix>[0])],
  resolve: {
    alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) },
    // Two copies of these in one page break shared editing and React.
    dedupe: [
      'yjs',
      'y-protocols',
      'lib0',
      'react',
      'react-dom',
      '@tiptap/pm',
      '@tiptap/core',
      '@tiptap/y-tiptap',
    ],
  },
  // Found before the first page: a dependency met later would be a second copy of React until the next reload.
  optimizeDeps: { entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/routes/**/*.tsx'] },
  // A worker that loads a part only when it needs it is a module.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Making an extension of the editor does nothing else: those that nobody names are left out.
    rollupOptions: { treeshake: { manualPureFunctions: ['Extension.create', 'Mark.create', 'Node.create'] } },
  },
});
