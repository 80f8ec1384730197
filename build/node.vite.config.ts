import { defineConfig } from 'vite';
import packageJson from '../package.json' with { type: 'json' };
import { recordPackages } from './releasing/record-packages.ts';

/**
 * The programs that run in plain Node: `portico` and the monitor, for Node 20 and newer. Everything is
 * bundled but the dependencies in package.json, which cannot be or have no use of it.
 */
export default defineConfig({
  publicDir: false,
  plugins: [recordPackages('node')],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out',
    emptyOutDir: false,
    minify: false,
    rollupOptions: {
      input: {
        'cli/index': 'electron/cli/index.ts',
        'cli/in-app': 'electron/cli/in-app.ts',
        'monitor/main': 'electron/monitor/main.ts',
        'monitor/history': 'electron/monitor/history/worker.ts',
        'monitor/destroy-events': 'electron/monitor/sources/netlink/destroy-events/worker.ts',
        'monitor/systeminformation': 'electron/monitor/sources/systeminformation/child.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: Object.keys(packageJson.dependencies) },
});
