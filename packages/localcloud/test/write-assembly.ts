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

/** Writes what `cdk synth` would write for the template into a new directory and answers its path. */
export async function writeAssembly(template: TestTemplate, stackName = 'Probe'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'assembly-'));
  const files = Object.fromEntries(
    handlers.map((name) => {
      const bundle = fileURLToPath(new URL(`./fixtures/handlers/${name}`, import.meta.url));
      const source = { path: relative(directory, bundle), packaging: 'zip' };
      return [name, { source, destinations: { current: { objectKey: `${name}.zip` } } }];
    }),
  );
  const artifacts = {
    [`${stackName}.assets`]: { type: 'cdk:asset-manifest', properties: { file: `${stackName}.assets.json` } },
    [stackName]: {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: `${stackName}.template.json` },
    },
  };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
  await writeFile(join(directory, `${stackName}.assets.json`), JSON.stringify({ version: '55.0.0', files }));
  await writeFile(join(directory, `${stackName}.template.json`), JSON.stringify(template));
  return directory;
}
