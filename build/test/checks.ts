import { spawnSync } from 'node:child_process';
import { packageTool, ROOT } from '../root.ts';

/** One thing that has to be true of the sources. */
interface Check {
  readonly name: string;
  readonly tool: string;
  readonly args: readonly string[];
}

const TYPE_PROJECTS = ['shared', 'electron', 'build'];

const CHECKS: readonly Check[] = [
  ...TYPE_PROJECTS.map((folder) => ({
    name: `types of ${folder}`,
    tool: packageTool('tsc', 'typescript'),
    args: ['--project', folder],
  })),
  {
    name: 'types of renderer',
    tool: packageTool('svelte-check'),
    args: ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  {
    name: 'lint, format and folder rules',
    tool: packageTool('biome', '@biomejs/biome'),
    args: ['check', '--error-on-warnings', '.'],
  },
];

/** Runs all checks. @returns how many passed and failed */
export function runChecks(): { passed: number; failed: number } {
  let failed = 0;
  for (const { name, tool, args } of CHECKS) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
    if (status === 0) continue;
    failed += 1;
    console.log(stdout + stderr);
  }
  return { passed: CHECKS.length - failed, failed };
}
