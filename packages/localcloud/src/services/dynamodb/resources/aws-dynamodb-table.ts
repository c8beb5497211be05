import { resourceType } from '../../../template/resource-type.ts';
import { tableModel, tableNaming, tableProperties, tableSettings } from './table-properties.ts';

export const awsDynamoDbTable = resourceType({
  type: 'AWS::DynamoDB::Table',
  ...tableNaming,
  properties: tableProperties,
  withoutEffect: [
    ...tableSettings,
    'DeletionProtectionEnabled',
    'OnDemandThroughput',
    'PointInTimeRecoverySpecification',
    'ProvisionedThroughput',
    'ResourcePolicy',
    'TableClass',
  ],
  adds: (table) => ({ tables: [tableModel(table)] }),
});
