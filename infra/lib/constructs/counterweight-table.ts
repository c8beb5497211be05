import { type TableDefinition, type TableName, tables } from '@counterweight/dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

/** A table with the keys that the adapter's code gives it: retained, recoverable to any second, paid by the request. */
export function counterweightTable(scope: Construct, id: string, name: TableName): Table {
  const definition: TableDefinition = tables[name];
  const text = (attribute: string) => ({ name: attribute, type: AttributeType.STRING });
  const table = new Table(scope, id, {
    partitionKey: text(definition.partitionKey),
    ...(definition.sortKey === undefined ? {} : { sortKey: text(definition.sortKey) }),
    ...(definition.stream === undefined ? {} : { stream: StreamViewType[definition.stream] }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const { name: indexName, partitionKey, sortKey, projected } of definition.indexes) {
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      ...(projected.length === 0
        ? { projectionType: ProjectionType.KEYS_ONLY }
        : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projected] }),
    });
  }
  return table;
}
