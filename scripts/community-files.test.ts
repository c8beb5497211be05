import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** YAML that the strict parser takes. */
function parseYaml(text: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  if (document.errors.length > 0) throw new Error(document.errors.map(({ message }) => message).join('; '));
  return document.toJS();
}

const manifestSchema = z.looseObject({
  version: z.string(),
  license: z.string(),
  scripts: z.record(z.string(), z.string()).default({}),
});
/** The packages of `pnpm-workspace.yaml`, by the path of their manifest. */
function manifests(): { path: string; manifest: z.infer<typeof manifestSchema> }[] {
  const { packages } = z
    .object({ packages: z.array(z.string()) })
    .loose()
    .parse(parseYaml(read('pnpm-workspace.yaml')));
  const folders = packages.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  });
  return ['.', ...folders]
    .map((folder) => join(folder, 'package.json'))
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, manifest: manifestSchema.parse(JSON.parse(read(path))) }));
}
const all = manifests();
const product = manifestSchema.parse(JSON.parse(read('package.json')));

test.each([
  'CONTRIBUTING.md',
  'CODE_OF_CONDUCT.md',
  'SECURITY.md',
  'CHANGELOG.md',
  '.github/CODEOWNERS',
  '.github/pull_request_template.md',
])('there is a %s', (file) => {
  expect(read(file).length).toBeGreaterThan(100);
});

describe('LICENSE', () => {
  /** Of the text at apache.org/licenses/LICENSE-2.0.txt as GitHub hands it out, placeholders of the appendix in place. */
  const APACHE_2_SHA256 = 'c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4';

  test('is the Apache License 2.0 to the letter, with our line in its appendix', () => {
    const ours = 'Copyright 2026 The Counterweight authors';
    expect(read('LICENSE')).toContain(`   ${ours}\n`);
    const standard = read('LICENSE').replace(ours, 'Copyright [yyyy] [name of copyright owner]');
    expect(createHash('sha256').update(standard).digest('hex')).toBe(APACHE_2_SHA256);
  });

  test('is what every package names', () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ manifest }) => manifest.license !== 'Apache-2.0').map(({ path }) => path)).toEqual([]);
  });
});

test('CITATION.cff has what the format requires, and the version and licence of package.json', () => {
  const cff = z
    .strictObject({
      'cff-version': z.literal('1.2.0'),
      message: z.string(),
      title: z.string(),
      abstract: z.string(),
      type: z.enum(['software', 'dataset']),
      authors: z.array(z.strictObject({ name: z.string() })).min(1),
      version: z.string(),
      license: z.string(),
      keywords: z.array(z.string()).min(1),
    })
    .parse(parseYaml(read('CITATION.cff')));
  expect({ version: cff.version, license: cff.license }).toEqual({
    version: product.version,
    license: product.license,
  });
});

test('CHANGELOG.md has the version of package.json, or nothing has been released yet', () => {
  const released = [...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(([, version]) => version);
  expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m);
  expect(released[0] ?? product.version).toBe(product.version);
});

test('.nvmrc, the Node that is installed, the workflows and the functions agree on a major version', () => {
  const version = read('.nvmrc').trim();
  const installed = [...read('package.json').matchAll(/"node-[a-z]+-\w+": "(\d+)\./g)].map(([, major]) => major);
  const workflows = readdirSync(join(root, '.github/workflows')).flatMap((file) =>
    [...read(`.github/workflows/${file}`).matchAll(/node-version: (\S+)/g)].map(([, major]) => major),
  );
  const runtime = /Runtime\.NODEJS_(\d+)_X/.exec(read('infra/lib/constructs/node-function.ts'))?.[1];
  expect(installed.length).toBeGreaterThan(0);
  expect(workflows.length).toBeGreaterThan(0);
  expect(new Set([...installed, ...workflows, runtime])).toEqual(new Set([version]));
});

test('.editorconfig says what biome.json does', () => {
  const value = (key: string) => new RegExp(`^${key} = (.+)$`, 'm').exec(read('.editorconfig'))?.[1];
  const { formatter } = z
    .looseObject({ formatter: z.looseObject({ indentStyle: z.string(), indentWidth: z.int(), lineWidth: z.int() }) })
    .parse(JSON.parse(read('biome.json')));
  expect([value('indent_style'), value('indent_size'), value('max_line_length')]).toEqual([
    formatter.indentStyle,
    String(formatter.indentWidth),
    String(formatter.lineWidth),
  ]);
});

describe('issue forms', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(join(root, folder)).filter((file) => file !== 'config.yml');
  const formSchema = z.strictObject({
    name: z.string(),
    description: z.string(),
    labels: z.array(z.string()),
    body: z.array(
      z.strictObject({
        type: z.enum(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']),
        id: z
          .string()
          .regex(/^[\w-]+$/)
          .optional(),
        attributes: z.looseObject({ label: z.string().optional(), value: z.string().optional() }),
        validations: z.strictObject({ required: z.boolean() }).optional(),
      }),
    ),
  });

  test('are there for a bug, a number, a source and a question', () => {
    expect(forms.sort()).toEqual(['bug.yml', 'new-source.yml', 'question.yml', 'wrong-number.yml']);
  });

  test.each(forms)('%s is a form that GitHub takes, and asks for something', (file) => {
    const { body } = formSchema.parse(parseYaml(read(`${folder}/${file}`)));
    const fields = body.filter(({ type }) => type !== 'markdown');
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(fields.length);
    expect(ids).not.toContain(undefined);
    expect(fields.filter(({ attributes }) => attributes.label === undefined)).toEqual([]);
    expect(fields.some(({ validations }) => validations?.required)).toBe(true);
  });
});

test('scripts that these files name are there', () => {
  const files = [
    'CONTRIBUTING.md',
    '.github/pull_request_template.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'CODE_OF_CONDUCT.md',
  ];
  const named = files.flatMap((file) =>
    [...read(file).matchAll(/npm (?:run (?:-s )?([a-z:-]+)|(test|start))/g)].map(
      ([, name, short]) => name ?? short ?? '',
    ),
  );
  expect(named.filter((name) => !(name in product.scripts))).toEqual([]);
});
