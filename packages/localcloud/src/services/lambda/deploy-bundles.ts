import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { LocalCloudError } from '../../runtime/local-cloud-error.ts';
import type { FunctionModel } from '../../template/model.ts';

export interface Deployment {
  /** The functions with the copies as their directories. */
  readonly functions: readonly FunctionModel[];
  /** Removes the copies where nothing else would. */
  remove(): Promise<void>;
}

/**
 * Copies the functions' bundles out of the assembly, as a deployment does: a synth that comes later changes nothing
 * under a running cloud. Errors: `invalid_assembly` when a bundle is not there.
 */
export async function deployBundles(
  functions: readonly FunctionModel[],
  dataDir: string | undefined,
): Promise<Deployment> {
  const folder = dataDir === undefined ? await mkdtemp(join(tmpdir(), 'localcloud-')) : join(dataDir, 'functions');
  const remove = () => rm(folder, { recursive: true, force: true });
  if (dataDir !== undefined) await remove();
  await mkdir(folder, { recursive: true });
  // As on Lambda, no package.json further up decides what kind of module a bundle is.
  await writeFile(join(folder, 'package.json'), '{}\n');
  const sources = new Set(functions.map(({ directory }) => directory));
  const copies = new Map([...sources].map((source, index) => [source, join(folder, `${index}-${basename(source)}`)]));
  for (const [source, copy] of copies) await copyBundle(source, copy);
  const deployed = functions.map((each) => ({ ...each, directory: copies.get(each.directory) ?? each.directory }));
  return { functions: deployed, remove: dataDir === undefined ? remove : async () => {} };
}

async function copyBundle(source: string, copy: string): Promise<void> {
  try {
    await cp(source, copy, { recursive: true, dereference: true });
  } catch (cause) {
    throw new LocalCloudError('invalid_assembly', `The bundle ${source} cannot be copied: synthesize again.`, {
      cause,
    });
  }
}
