import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.github', 'workflows');
const manifest = z
  .object({ packageManager: z.string(), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const stepSchema = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const jobSchema = z.looseObject({
  uses: z.string().optional(),
  environment: z.string().optional(),
  needs: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  steps: z.array(stepSchema).default([]),
});
const workflowSchema = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), jobSchema),
});

/** YAML that the strict parser takes, in the shape of a workflow. */
function parseYaml(text: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  if (document.errors.length > 0) throw new Error(document.errors.map(({ message }) => message).join('; '));
  return document.toJS();
}

const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, workflow: workflowSchema.parse(parseYaml(text)) };
});
const named = (file: string) => {
  const found = workflows.find((each) => each.file === file);
  if (found === undefined) throw new Error(`there is no ${file}`);
  return found.workflow;
};
/** As a workflow writes a value that is filled in when it runs. */
const filledIn = (name: string) => ['$', `{{ ${name} }}`].join('');
const stepsOf = ({ jobs }: z.infer<typeof workflowSchema>) => Object.values(jobs).flatMap(({ steps }) => steps);
const scriptsIn = (run: string) =>
  [...run.matchAll(/npm (?:run (?:-s )?([a-z:-]+)|(test))/g)].map(([, name, test]) => name ?? test ?? '');

describe.each(workflows)('$file', ({ workflow, text }) => {
  test('runs scripts that there are', () => {
    const asked = stepsOf(workflow).flatMap(({ run = '' }) => scriptsIn(run));
    expect(asked.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  test('uses actions by their commit, with the version beside it, and workflows of this project', () => {
    const used = [...stepsOf(workflow), ...Object.values(workflow.jobs)].flatMap(({ uses }) => uses ?? []);
    for (const each of used)
      expect(each).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$|^\.\/\.github\/workflows\/[\w-]+\.yml$/);
    for (const line of text.split('\n').filter((each) => each.includes('uses: ') && each.includes('@'))) {
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('may do no more than it needs: read, and ask for a token where it deploys', () => {
    const ofJobs = Object.values(workflow.jobs).map(({ permissions = {} }) => permissions);
    const allowed = [workflow.permissions, ...ofJobs];
    for (const each of allowed) {
      expect(Object.entries(each).filter(([name, right]) => right === 'write' && name !== 'id-token')).toEqual([]);
    }
  });

  test('installs by the lockfile before it runs anything', () => {
    for (const { steps } of Object.values(workflow.jobs)) {
      const first = steps.flatMap(({ run = '' }) => scriptsIn(run))[0];
      if (steps.length > 0) expect(first).toBe('install:frozen');
    }
  });

  test('holds no key and puts nothing that others write into a command', () => {
    expect(text).not.toMatch(/secrets\.|AKIA|aws-access-key-id/);
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
  });
});

describe('a deployment', () => {
  const { jobs, on } = named('deploy.yml');
  const one = named('deploy-environment.yml');

  test('is asked for by hand, after the checks, and goes dev, staging, prod', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['check', undefined],
      ['dev', 'check'],
      ['staging', 'dev'],
      ['prod', 'staging'],
    ]);
    expect(jobs.check?.uses).toBe('./.github/workflows/check.yml');
    for (const name of ['dev', 'staging', 'prod']) expect(jobs[name]?.with).toEqual({ environment: name });
  });

  test('runs in the environment it deploys, so that its approval and its role are that environment’s', () => {
    expect(one.jobs.deploy?.environment).toBe(filledIn('inputs.environment'));
    const [credentials] = stepsOf(one).filter(({ uses }) => uses?.startsWith('aws-actions/'));
    expect(credentials?.with).toEqual({
      'role-to-assume': filledIn('vars.AWS_DEPLOY_ROLE'),
      'aws-region': filledIn('vars.AWS_REGION'),
    });
  });
});

test('the checks run on every push to main and every pull request: tests, licences, advisories, SBOM', () => {
  const check = named('check.yml');
  expect(check.on).toMatchObject({ push: { branches: ['main'] }, pull_request: null });
  const asked = stepsOf(check).flatMap(({ run = '' }) => scriptsIn(run));
  expect(asked).toEqual(expect.arrayContaining(['test', 'check:licences', 'check:audit', 'sbom']));
});

test('a workflow that is no YAML, or names a key twice, is refused', () => {
  expect(() => parseYaml('on: [push')).toThrow();
  expect(() => parseYaml('on: push\non: pull_request\n')).toThrow('unique');
});
