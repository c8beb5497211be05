import type { Resource, SynthesizedStack, Template } from './synthesized.ts';

/** A resource of the stacks, told from all others. */
export interface Located {
  readonly stack: string;
  readonly logicalId: string;
}

/** Every resource of the type in the stacks, with its place. */
export function locatedResources(stacks: readonly SynthesizedStack[], type: string): (Located & Resource)[] {
  return stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
      resource.Type === type ? [{ stack: name, logicalId, ...resource }] : [],
    ),
  );
}

export function placeText({ stack, logicalId }: Located): string {
  return `${stack}/${logicalId}`;
}

/** The places of the resources that a value names anywhere in it, in its own stack or through the exports of others. */
export function namedIn(value: unknown, stack: string, stacks: readonly SynthesizedStack[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, argument]): string[] => {
    if (key === 'Ref') return [placeText({ stack, logicalId: String(argument) })];
    if (key === 'Fn::GetAtt') return [placeText({ stack, logicalId: String(argument[0]) })];
    if (key !== 'Fn::ImportValue') return namedIn(argument, stack, stacks);
    const exporting = exportOf(String(argument), stacks);
    return namedIn(exporting.value, exporting.stack, stacks);
  });
}

function exportOf(name: string, stacks: readonly SynthesizedStack[]): { stack: string; value: unknown } {
  const outputsOf = ({ Outputs = {} }: Template) => Object.values(Outputs);
  for (const { name: stack, template } of stacks) {
    const output = outputsOf(template).find(({ Export }) => Export?.Name === name);
    if (output !== undefined) return { stack, value: output.Value };
  }
  throw new Error(`no stack exports ${name}`);
}
