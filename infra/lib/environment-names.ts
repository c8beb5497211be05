export const environmentNames = ['dev', 'staging', 'prod'] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/** The environment of that name. Throws an Error that says which there are. */
export function environmentNamed(text: unknown): EnvironmentName {
  const name = environmentNames.find((each) => each === text);
  if (name === undefined) throw new Error(`env is ${String(text)}; allowed: ${environmentNames.join(', ')}`);
  return name;
}
