import type { SynthesizedStack } from './assembly.ts';
import { ignoredResourceTypes } from './ignored-resource-types.ts';
import { readIgnored, refersToIgnored } from './ignored-resources.ts';
import { resolveValue } from './intrinsics.ts';
import type { CloudModel, ModelParts } from './model.ts';
import { type Place, refuse } from './refusal.ts';
import type { ResourceType } from './resource-type.ts';
import { StackReader } from './stack-reader.ts';
import { accountId, TemplateScope } from './template-scope.ts';

const defaultRegion = 'eu-central-1';

export interface ModelInput {
  readonly stacks: readonly SynthesizedStack[];
  /** The resource types that run here. */
  readonly resourceTypes: readonly ResourceType[];
  /** Default: the one the assembly fixes, else eu-central-1. The local cloud has one region. */
  readonly region: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** Base URL of an HTTP API by its logical id. */
  readonly apiUrl: (logicalId: string) => string;
}

/**
 * What of the synthesized stacks runs on one machine.
 * Errors: `unsupported_template`, naming the resource, the property and what is known instead.
 */
export function buildModel({ stacks, resourceTypes, parameters, apiUrl, ...input }: ModelInput): CloudModel {
  const region = input.region ?? stacks.find((stack) => stack.region !== undefined)?.region ?? defaultRegion;
  const byName = new Map(resourceTypes.map((each) => [each.type, each]));
  const namingOf = (type: string) => byName.get(type) ?? ignoredResourceTypes[type];
  const readers: StackReader[] = [];
  const imported = (name: string, place: Place) => exportedValue(readers, name, place);
  for (const stack of stacks) {
    readers.push(new StackReader(new TemplateScope(stack, { region, parameters, apiUrl, imported, namingOf })));
  }
  for (const reader of readers) refuseUnknown(reader, [...byName.keys()]);
  return {
    region,
    accountId,
    ...readParts(readers, resourceTypes),
    outputs: Object.assign({}, ...readers.map(readOutputs)),
    ignored: readIgnored(readers),
  };
}

function refuseUnknown({ scope: { stack } }: StackReader, known: readonly string[]): void {
  const place = { stack: stack.name, logicalId: 'the template', property: '' };
  for (const section of ['Transform', 'Mappings'] as const) {
    if (stack.template[section] !== undefined) refuse({ ...place, property: section }, 'this section is not known');
  }
  for (const [logicalId, { Type }] of Object.entries(stack.template.Resources)) {
    if (known.includes(Type) || Type in ignoredResourceTypes) continue;
    refuse({ ...place, logicalId }, `the resource type ${Type} does not run here`, known);
  }
}

function readParts(readers: readonly StackReader[], resourceTypes: readonly ResourceType[]): ModelParts {
  const added = readers.flatMap((reader) =>
    resourceTypes.flatMap((type) => reader.all(type).map((resource) => type.adds?.(resource) ?? {})),
  );
  const all = <Part extends keyof ModelParts>(part: Part) =>
    added.flatMap((each): ModelParts[Part][number][] => [...(each[part] ?? [])]);
  return {
    tables: all('tables'),
    buckets: all('buckets'),
    queues: all('queues'),
    buses: all('buses'),
    busPolicies: all('busPolicies'),
    rules: all('rules'),
    roles: all('roles'),
    roleStatements: all('roleStatements'),
    functions: all('functions'),
    eventSourceMappings: all('eventSourceMappings'),
    httpApis: all('httpApis'),
  };
}

/** What a reader of the stacks would look up: neither what the CDK exports from one to another nor what is ignored here. */
function readOutputs(reader: StackReader): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [name, output] of Object.entries(reader.scope.stack.template.Outputs)) {
    if (name.startsWith('ExportsOutput') || refersToIgnored(output.Value, reader)) continue;
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
