import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A CloudFormation template, as little of it as a test needs. */
export interface TestTemplate {
  readonly Resources: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

/** The bundled handlers beside the fixtures, by name: `<name>.zip` is the S3Key a template uses. */
const handlers = ['recorder', 'echo'] as const;

/** Writes what `cdk synth` would write for one stack into a new directory and answers its path. */
export async function writeAssembly(template: TestTemplate, stackName = 'Probe'): Promise<string> {
  return writeStacks({ [stackName]: template });
}

/** The same for the stacks of an app, by name. */
export async function writeStacks(templates: Readonly<Record<string, TestTemplate>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'assembly-'));
  const files = Object.fromEntries(
    handlers.map((name) => {
      const bundle = fileURLToPath(new URL(`./fixtures/handlers/${name}`, import.meta.url));
      const source = { path: relative(directory, bundle), packaging: 'zip' };
      return [name, { source, destinations: { current: { objectKey: `${name}.zip` } } }];
    }),
  );
  const artifacts: Record<string, unknown> = {};
  await mkdir(directory, { recursive: true });
  for (const [stackName, template] of Object.entries(templates)) {
    const [templateFile, file] = [`${stackName}.template.json`, `${stackName}.assets.json`];
    artifacts[`${stackName}.assets`] = { type: 'cdk:asset-manifest', properties: { file } };
    const environment = 'aws://unknown-account/unknown-region';
    artifacts[stackName] = { type: 'aws:cloudformation:stack', environment, properties: { templateFile } };
    await writeFile(join(directory, file), JSON.stringify({ version: '55.0.0', files }));
    await writeFile(join(directory, templateFile), JSON.stringify(template));
  }
  await writeFile(join(directory, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
  return directory;
}
