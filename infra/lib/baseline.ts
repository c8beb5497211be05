import { statefulTypes } from './stateful-types.ts';

/** As much of a synthesized stack as the baseline is made from. */
export interface BaselineStack {
  readonly name: string;
  readonly template: {
    readonly Resources: Readonly<
      Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
    >;
    readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: unknown } }>>;
  };
}

/** What must not change by accident, `<stack>: <what>` to what it is. */
export type Baseline = Readonly<Record<string, string>>;

/** The stateful resources of the stacks by logical id, their exports, and every physical name that is given. */
export function baselineOf(stacks: readonly BaselineStack[]): Baseline {
  return Object.fromEntries(stacks.flatMap(entriesOf).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What differs, a line each that names it; empty when nothing does. */
export function compareBaselines(committed: Baseline, now: Baseline): string[] {
  const names = [...new Set([...Object.keys(committed), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    const [before, after] = [committed[name], now[name]];
    if (before === after) return [];
    if (after === undefined) return [`${name} (${before}) is gone: deploying would delete or replace it`];
    return [before === undefined ? `${name} (${after}) is new` : `${name} was ${before} and is ${after}`];
  });
}

function entriesOf({ name: stack, template }: BaselineStack): [string, string][] {
  const resources = Object.entries(template.Resources);
  const stateful = resources
    .filter(([, { Type }]) => statefulTypes.includes(Type))
    .map(([logicalId, { Type }]): [string, string] => [`${stack}: ${logicalId}`, Type]);
  const exported = Object.values(template.Outputs ?? {})
    .filter((output) => output.Export !== undefined)
    .map((output): [string, string] => [`${stack}: export ${String(output.Export?.Name)}`, 'exported']);
  const named = resources.flatMap(([logicalId, { Type, Properties = {} }]): [string, string][] => {
    const name = physicalName(Type, Properties);
    // The CDK calls a policy by its own logical id.
    return name === undefined || name === logicalId ? [] : [[`${stack}: name of ${logicalId}`, `${name}, ${Type}`]];
  });
  return [...stateful, ...exported, ...named];
}

/** By CloudFormation's habit a resource is named by `Name` or by its own type's: `RoleName` of a role. */
function physicalName(type: string, properties: Readonly<Record<string, unknown>>): string | undefined {
  const name = properties[`${type.split('::').at(-1)}Name`] ?? properties.Name;
  return name === undefined ? undefined : typeof name === 'string' ? name : JSON.stringify(name);
}
