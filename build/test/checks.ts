import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
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

const run = promisify(execFile);
/** As much as a tool may say of what is wrong. */
const MOST_TEXT = 16 * 1024 * 1024;

/** Runs all checks side by side. @returns how many passed and failed */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const outcomes = await Promise.all(CHECKS.map(isTrue));
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed };
}

async function isTrue({ name, tool, args }: Check): Promise<boolean> {
  try {
    await run(process.execPath, [tool, ...args], { cwd: ROOT, maxBuffer: MOST_TEXT });
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.log(`✗ ${name}\n${stdout}${stderr || error}`);
    return false;
  }
}
