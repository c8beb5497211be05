import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';
import { tableModel, tableNaming, tableProperties, tableSettings } from './table-properties.ts';

export const awsDynamoDbGlobalTable = resourceType({
  type: 'AWS::DynamoDB::GlobalTable',
  ...tableNaming,
  // One region runs here; what replicas add beyond that (recovery, tags, policies) has no effect.
  properties: tableProperties.extend({ Replicas: z.array(z.object({ Region: z.string() })).max(1) }),
  withoutEffect: [
    ...tableSettings,
    'MultiRegionConsistency',
    'ReadOnDemandThroughputSettings',
    'ReadProvisionedThroughputSettings',
    'WriteOnDemandThroughputSettings',
    'WriteProvisionedThroughputSettings',
  ],
  adds: (table) => ({ tables: [tableModel(table)] }),
});
