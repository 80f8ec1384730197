/// <reference path="../../../electron/desktop/update/js-yaml.d.ts" />
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';

const FILES = globSync('.github/**/*.yml', { cwd: ROOT }).sort();
const WORKFLOWS = FILES.filter((file) => /\.github[/\\]workflows[/\\]/.test(file));
const THREE_SYSTEMS = ['ubuntu-latest', 'windows-latest', 'macos-latest'];

const permissions = v.record(v.string(), v.picklist(['read', 'write', 'none']));
const step = v.object({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown())),
});
const job = v.object({
  permissions: v.optional(permissions),
  uses: v.optional(v.string()),
  'timeout-minutes': v.optional(v.number()),
  strategy: v.optional(v.object({ matrix: v.object({ os: v.array(v.string()) }) })),
  steps: v.optional(v.array(step), []),
});
const workflowSchema = v.object({
  name: v.string(),
  on: v.record(v.string(), v.unknown()),
  permissions,
  jobs: v.record(v.string(), job),
});

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function workflow(file: string) {
  const read = v.parse(workflowSchema, load(textOf(file)));
  const jobs = Object.entries(read.jobs);
  return { ...read, jobs, steps: jobs.flatMap(([, { steps }]) => steps) };
}

test('there are workflows for changes and releases, and all files are YAML', () => {
  expect(WORKFLOWS.map((file) => file.replaceAll('\\', '/'))).toEqual([
    '.github/workflows/ci.yml',
    '.github/workflows/release.yml',
  ]);
  for (const file of FILES) expect(load(textOf(file))).toBeTypeOf('object');
});

describe.each(WORKFLOWS)('%s', (file) => {
  const { on, permissions: general, jobs, steps } = workflow(file);
  const runs = steps.flatMap(({ run }) => run ?? []);

  test('nobody from outside lets it run with rights or secrets', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
    const writing = Object.values(general).filter((right) => right === 'write');
    expect(writing).toEqual([]);
    for (const { uses, with: given } of steps) {
      if (uses?.startsWith('actions/checkout@')) {
        expect(given).toMatchObject({ 'persist-credentials': false });
      }
    }
  });

  test('no secret and nothing that an outsider names becomes part of a script', () => {
    for (const run of runs) {
      expect(run).not.toMatch(/\$\{\{[^}]*(?:secrets|github\.(?:event|head_ref|ref_name|actor))/);
      expect(run).not.toMatch(/\b(?:printenv|set -x)\b/);
    }
  });

  test('actions are of GitHub itself, at a named version', () => {
    for (const { uses } of steps) {
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@(?:v\d+|[\da-f]{40})$/);
    }
  });

  test('what it runs of this project is there', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    for (const run of runs) {
      for (const [, name = ''] of run.matchAll(/\bnpm (?:run )?(?:-s )?(test|start|run \w+)\b/g)) {
        expect(Object.keys(scripts)).toContain(name.replace('run ', ''));
      }
      for (const [, task = ''] of run.matchAll(/\bnode build\/run\.mjs (\S+)/g)) {
        expect(existsSync(join(ROOT, `build/${task}.ts`))).toBe(true);
      }
      for (const [, tool = ''] of run.matchAll(/\bnpx --no-install (\S+)/g)) {
        expect(existsSync(join(ROOT, 'node_modules/.bin', tool))).toBe(true);
      }
    }
  });

  test('every job ends by itself, and what is for all systems is for three', () => {
    for (const [, { strategy, uses, 'timeout-minutes': limit }] of jobs) {
      if (strategy) expect(strategy.matrix.os).toEqual(THREE_SYSTEMS);
      if (uses === undefined) expect(limit).toBeLessThanOrEqual(60);
    }
    const perSystem = jobs.filter(([, { strategy }]) => strategy);
    expect(perSystem).toHaveLength(1);
  });
});

test('only the job that drafts a release may write, and no job has more rights than it needs', () => {
  const rights = workflow(join('.github', 'workflows', 'release.yml')).jobs.map(
    ([name, { permissions: own }]) => [name, own],
  );
  expect(Object.fromEntries(rights)).toEqual({
    check: { contents: 'read' },
    test: { contents: 'read' },
    package: { contents: 'read' },
    draft: { contents: 'write', 'id-token': 'write', attestations: 'write' },
  });
});

test('the script that proves a checkout runs as it is, and the tests run with the real Electron', () => {
  const runs = workflow(join('.github', 'workflows', 'ci.yml')).steps.flatMap(
    ({ run }) => run ?? [],
  );
  expect(runs).toContain('.ci/run');
  expect(runs).toContain('npx --no-install install-electron');
  expect(runs.filter((run) => /\bnpm test$/.test(run))).toHaveLength(2);
});

test('every issue form asks in English and says a word in Japanese', () => {
  const forms = FILES.filter((file) => /ISSUE_TEMPLATE/.test(file) && !/config\.yml$/.test(file));
  expect(forms).toHaveLength(3);
  for (const file of forms) {
    const form = load(textOf(file));
    expect(form).toMatchObject({
      name: expect.stringMatching(/^[ -~]+$/),
      body: expect.any(Array),
    });
    expect(JSON.stringify(form)).toMatch(/[\u3040-\u30ff]/);
  }
  expect(textOf(join('.github', 'ISSUE_TEMPLATE', 'bug.yml'))).toContain('id: diagnostics');
});

test('dependabot looks after packages and actions', () => {
  expect(load(textOf(join('.github', 'dependabot.yml')))).toMatchObject({
    version: 2,
    updates: [
      { 'package-ecosystem': 'npm', schedule: { interval: 'weekly' } },
      { 'package-ecosystem': 'github-actions', schedule: { interval: 'weekly' } },
    ],
  });
});
