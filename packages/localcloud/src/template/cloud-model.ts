import { readRolePolicies, roleTypes } from '../services/iam/role-policies.ts';
import type { SynthesizedStack } from './assembly.ts';
import { readBusPolicies } from './bus-policies.ts';
import { readFronts } from './fronts.ts';
import { readFunctions } from './functions.ts';
import { notRunLocally } from './ignored-resource-types.ts';
import { pointsAtLeftOut, readLeftOut } from './ignored-resources.ts';
import { resolveValue } from './intrinsics.ts';
import { readMappings } from './mappings.ts';
import { readBuses, readQueues, readRules, readTables } from './messaging.ts';
import type { CloudModel } from './model.ts';
import { type Place, refuse } from './refusal.ts';
import * as kinds from './resource-kinds.ts';
import { StackReader } from './stack-reader.ts';
import { accountId, TemplateScope } from './template-scope.ts';

const runTypes: readonly string[] = [...Object.values(kinds).map((kind) => kind.type), ...roleTypes];
const defaultRegion = 'eu-central-1';

export interface ModelInput {
  readonly stacks: readonly SynthesizedStack[];
  readonly region: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly apiUrl: (logicalId: string) => string;
}

/** The region the assembly fixes, else a default: the local cloud has one. */
export function regionOf(stacks: readonly SynthesizedStack[]): string {
  return stacks.find((stack) => stack.region !== undefined)?.region ?? defaultRegion;
}

/** The logical ids of the HTTP APIs, known before anything is resolved: they need ports. */
export function frontIds(stacks: readonly SynthesizedStack[]): string[] {
  return stacks.flatMap(({ template }) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === kinds.apiKind.type)
      .map(([logicalId]) => logicalId),
  );
}

/**
 * What of the synthesized stacks runs on one machine.
 * Errors: `unsupported_template`, naming the resource, the property and what is known instead.
 */
export function buildModel(input: ModelInput): CloudModel {
  const region = input.region ?? regionOf(input.stacks);
  const readers: StackReader[] = [];
  const imported = (name: string, place: Place) => exportedValue(readers, name, place);
  for (const stack of input.stacks) {
    const surroundings = { region, parameters: input.parameters, apiUrl: input.apiUrl, imported };
    readers.push(new StackReader(new TemplateScope(stack, surroundings)));
  }
  for (const reader of readers) refuseUnknown(reader);
  return {
    region,
    accountId,
    tables: readers.flatMap(readTables),
    queues: readers.flatMap(readQueues),
    buses: readers.flatMap(readBuses),
    busPolicies: readers.flatMap(readBusPolicies),
    rolePolicies: readRolePolicies(readers),
    rules: readers.flatMap(readRules),
    functions: readers.flatMap(readFunctions),
    mappings: readers.flatMap(readMappings),
    fronts: readers.flatMap(readFronts),
    outputs: Object.assign({}, ...readers.map(readOutputs)),
    leftOut: readLeftOut(readers),
  };
}

function refuseUnknown({ scope: { stack } }: StackReader): void {
  const place = { stack: stack.name, logicalId: 'the template', property: '' };
  for (const section of ['Transform', 'Mappings'] as const) {
    if (stack.template[section] !== undefined) refuse({ ...place, property: section }, 'this section is not known');
  }
  for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
    if (runTypes.includes(resource.Type) || resource.Type in notRunLocally) continue;
    refuse({ ...place, logicalId }, `the resource type ${resource.Type} does not run here`, runTypes);
  }
}

/** What a reader of the stacks would look up: not what the CDK exports from one to another, nor what does not run here. */
function readOutputs(reader: StackReader): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [name, output] of Object.entries(reader.scope.stack.template.Outputs)) {
    if (name.startsWith('ExportsOutput') || pointsAtLeftOut(output.Value, reader)) continue;
    if (!reader.isCreated(name, output.Condition)) continue;
    const place = { stack: reader.scope.stack.name, logicalId: `output ${name}`, property: 'Value' };
    outputs[name] = String(resolveValue(output.Value, reader.scope, place));
  }
  return outputs;
}

function exportedValue(readers: readonly StackReader[], name: string, place: Place): unknown {
  for (const { scope } of readers) {
    for (const [id, output] of Object.entries(scope.stack.template.Outputs)) {
      const here = { stack: scope.stack.name, logicalId: `output ${id}`, property: 'Value' };
      if (output.Export === undefined || resolveValue(output.Export.Name, scope, here) !== name) continue;
      return resolveValue(output.Value, scope, here);
    }
  }
  return refuse(place, `no stack of the assembly exports ${name}`);
}
