import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { recordPackages } from './releasing/record-packages.ts';
import { withoutInlineStyles } from './without-inline-styles.ts';

/**
 * The desktop app: the main process, its preload script (one CommonJS file, as a sandboxed page needs it)
 * and the page, which the web host serves too.
 */
export default defineConfig({
  main: {
    plugins: [recordPackages('main')],
    build: {
      outDir: 'out/desktop',
      emptyOutDir: false,
      externalizeDeps: false,
      rollupOptions: {
        input: { main: 'electron/desktop/entry.ts' },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the entry: what is bundled finds files by where it lies.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
    build: {
      outDir: 'out/desktop',
      emptyOutDir: false,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    publicDir: 'public',
    plugins: [withoutInlineStyles(), svelte(), recordPackages('renderer')],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: {
        input: 'renderer/index.html',
        // What it makes at its start reads all of its file again while a browser is being debugged, as in tests.
        output: { codeSplitting: { groups: [{ name: 'svelte', test: /node_modules\/svelte\// }] } },
      },
      // Inlined files would need data: in the content policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
});
