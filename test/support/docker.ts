import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

/** Why no container can be run here and looked at from outside; null where one can. */
export function whyNoDocker(): string | null {
  if (process.platform !== 'linux')
    return 'containers that share a kernel with the tests are of Linux';
  // Who publishes for a container is a process of root.
  if (process.getuid?.() !== 0) return 'needs root';
  try {
    docker('info');
    return null;
  } catch {
    return 'no docker daemon answers here';
  }
}

export interface RunningContainer {
  readonly id: string;
  readonly name: string;
  /** Published on 127.0.0.1. */
  readonly port: number;
}

/** A container in which this Node listens on port 80 of all addresses, published on any free port. */
export function startContainer(): RunningContainer {
  const name = `portico-test-${process.pid}`;
  importImage(name);
  const listen = "require('node:net').createServer().listen(80, '0.0.0.0')";
  const image = `${name}:latest`;
  const id = docker('run', '-d', '--name', name, '-p', '127.0.0.1::80', image, NODE, '-e', listen);
  onTestFinished(() => {
    docker('rm', '--force', name);
    docker('rmi', image);
  });
  const published = docker('port', name, '80/tcp');
  return { id, name, port: Number(published.slice(published.lastIndexOf(':') + 1)) };
}

const NODE = '/bin/node';

/** Made of what is here, so that nothing is fetched: this Node and the libraries it is linked with. */
function importImage(name: string): void {
  const root = tempFolder();
  const add = (from: string, to: string): void => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(from, join(root, to));
  };
  add(process.execPath, NODE);
  const linked = execFileSync('ldd', [process.execPath], { encoding: 'utf8' });
  for (const [path] of linked.matchAll(/\/\S+/g)) add(path, path);
  const tar = execFileSync('tar', ['--create', '--directory', root, '.'], { maxBuffer: 1 << 30 });
  execFileSync('docker', ['import', '-', name], { input: tar });
}

function docker(...args: readonly string[]): string {
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return execFileSync('docker', args, { encoding: 'utf8', stdio: [...stdio] }).trim();
}
