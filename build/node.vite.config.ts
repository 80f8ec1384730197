import { defineConfig } from 'vite';

/**
 * The programs that run in plain Node: `portico` and the monitor, for Node 20 and newer. Everything is
 * bundled but systeminformation, which is a package of native tools' outputs and used as it is.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out',
    emptyOutDir: false,
    minify: false,
    rollupOptions: {
      input: {
        'cli/index': 'electron/cli/index.ts',
        'monitor/main': 'electron/monitor/main.ts',
        'monitor/systeminformation': 'electron/monitor/sources/systeminformation/child.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['systeminformation'] },
});
