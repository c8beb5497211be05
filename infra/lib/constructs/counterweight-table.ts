import { type TableDefinition, type TableName, tables } from '@counterweight/dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/**
 * A table with the keys that the adapter's code gives it, encrypted, recoverable to any second, paid by the request. Where
 * the environment keeps its data, `keepData` makes it outlive its stack.
 */
export function counterweightTable(scope: Construct, id: string, name: TableName, environment: Environment): Table {
  const definition: TableDefinition = tables[name];
  const text = (attribute: string) => ({ name: attribute, type: AttributeType.STRING });
  const table = new Table(scope, id, {
    partitionKey: text(definition.partitionKey),
    ...(definition.sortKey === undefined ? {} : { sortKey: text(definition.sortKey) }),
    ...(definition.stream === undefined ? {} : { stream: StreamViewType[definition.stream] }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: environment.recoveryDays,
    },
    deletionProtection: environment.data === 'kept',
    removalPolicy: RemovalPolicy.DESTROY,
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
