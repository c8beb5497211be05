import { datasetResource } from './dataset/dataset-resource.ts';
import type { EntityResource } from './entity-resource.ts';
import { listedKinds } from './listed-kinds.ts';
import { pledgeResource } from './pledge/pledge-resource.ts';
import { strikeResource } from './strike/strike-resource.ts';

/** Every kind of entity that has routes. */
const resources: readonly EntityResource[] = [
  strikeResource,
  pledgeResource,
  datasetResource,
  ...listedKinds.map(({ resource }) => resource),
];

/** Where entities of a kind are listed. */
export function resourcePath(kind: string): string {
  return resources.find((resource) => resource.kind === kind)?.path ?? `/v1/${kind}s`;
}
