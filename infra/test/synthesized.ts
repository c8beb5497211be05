import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { counterweightApp } from '../lib/counterweight-app.ts';

/** A resource as the template has it: what it holds depends on its type. */
export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have as many shapes as there are resource types
  readonly Properties: any;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

export interface SynthesizedStack {
  readonly name: string;
  readonly template: Template;
  readonly terminationProtection: boolean;
  /** The names of the stacks it needs. */
  readonly needs: readonly string[];
}

/**
 * The stacks of an environment, from the code as it is. The bundles are what the last synth left; the checks that a synth
 * ends with have a test of their own.
 */
export function synthesized(context: Readonly<Record<string, string>>): readonly SynthesizedStack[] {
  const outdir = mkdtempSync(join(tmpdir(), 'counterweight-synth-'));
  try {
    const { stacks } = counterweightApp({ outdir, context }).synth({ skipValidation: true });
    return stacks.map((stack) => ({
      name: stack.stackName,
      template: stack.template,
      terminationProtection: stack.terminationProtection === true,
      needs: stack.dependencies
        .filter((each): each is CloudFormationStackArtifact => 'stackName' in each)
        .map(({ stackName }) => stackName),
    }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Every resource of the type in the stacks, in order of stack. */
export function resourcesOf(stacks: readonly SynthesizedStack[], type: string): Resource[] {
  return stacks.flatMap(({ template }) => Object.values(template.Resources).filter((each) => each.Type === type));
}

/** The one stack that holds `room`. */
export function stackOf(stacks: readonly SynthesizedStack[], room: string): SynthesizedStack {
  const found = stacks.find(({ name }) => name.endsWith(`-${room}`));
  if (found === undefined) throw new Error(`there is no stack of ${room}`);
  return found;
}
