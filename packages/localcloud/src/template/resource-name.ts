/**
 * Whether a resource is called this: by its logical id, its physical name, or its logical id without the eight hexadecimal
 * digits that the CDK puts behind a construct's id.
 */
export function isCalled(resource: { readonly logicalId: string; readonly name: string }, asked: string): boolean {
  const { logicalId, name } = resource;
  return [logicalId, name, logicalId.replace(/[0-9A-F]{8}$/, '')].includes(asked);
}
