import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LocalCloudError } from '../runtime/local-cloud-error.ts';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), environment: z.string().optional(), properties: z.unknown().optional() }),
  ),
});

const stackPropertiesSchema = z.object({ templateFile: z.string(), stackName: z.string().optional() });
const assetPropertiesSchema = z.object({ file: z.string() });
const nestedPropertiesSchema = z.object({ directoryName: z.string() });

const assetManifestSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.unknown().optional(),
  Transform: z.unknown().optional(),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: z.unknown(),
        Condition: z.string().optional(),
        Export: z.object({ Name: z.unknown() }).optional(),
      }),
    )
    .default({}),
});

export type Template = z.infer<typeof templateSchema>;

/** One synthesized stack: its template and where the assets it names lie on disk. */
export interface SynthesizedStack {
  readonly name: string;
  /** The region the app fixed for the stack, undefined when it is environment-agnostic. */
  readonly region: string | undefined;
  readonly template: Template;
  /** S3 object key -> absolute path of a bundled directory. */
  readonly assetDirectories: ReadonlyMap<string, string>;
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new LocalCloudError('invalid_assembly', `${file} cannot be read: is this what \`cdk synth\` wrote?`, {
      cause,
    });
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new LocalCloudError('invalid_assembly', `${file} is not what was expected: ${why}`, { cause });
  }
}

function regionOf(environment: string | undefined): string | undefined {
  const region = environment?.split('/').at(-1);
  return region === undefined || region === '' || region === 'unknown-region' ? undefined : region;
}

async function readAssets(directory: string, file: string, into: Map<string, string>): Promise<void> {
  const manifest = await readJson(join(directory, file), assetManifestSchema);
  for (const { source, destinations } of Object.values(manifest.files)) {
    if (source.packaging !== 'zip' || source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) into.set(objectKey, join(directory, source.path));
  }
}

/**
 * Reads a cloud assembly directory, nested assemblies included.
 * Errors: `invalid_assembly` when a file is missing, unreadable or of another shape, or holds no stack.
 */
export async function readAssembly(directory: string): Promise<readonly SynthesizedStack[]> {
  const stacks = await readDirectory(directory);
  if (stacks.length === 0) throw new LocalCloudError('invalid_assembly', `${directory} holds no CloudFormation stack.`);
  return stacks;
}

async function readDirectory(directory: string): Promise<SynthesizedStack[]> {
  const manifest = await readJson(join(directory, 'manifest.json'), manifestSchema);
  const artifacts = Object.entries(manifest.artifacts);
  const assetDirectories = new Map<string, string>();
  for (const [, artifact] of artifacts) {
    if (artifact.type !== 'cdk:asset-manifest') continue;
    await readAssets(directory, assetPropertiesSchema.parse(artifact.properties).file, assetDirectories);
  }
  const stacks: SynthesizedStack[] = [];
  for (const [id, artifact] of artifacts) {
    if (artifact.type === 'cdk:cloud-assembly') {
      const { directoryName } = nestedPropertiesSchema.parse(artifact.properties);
      stacks.push(...(await readDirectory(join(directory, directoryName))));
    }
    if (artifact.type !== 'aws:cloudformation:stack') continue;
    const properties = stackPropertiesSchema.parse(artifact.properties);
    const template = await readJson(join(directory, properties.templateFile), templateSchema);
    const name = properties.stackName ?? id;
    stacks.push({ name, region: regionOf(artifact.environment), template, assetDirectories });
  }
  return stacks;
}
