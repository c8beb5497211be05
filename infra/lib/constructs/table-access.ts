import type { TableName, tables } from '@counterweight/dynamodb';
import { Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/** The tables and the bucket of snapshots, wherever they stand. */
export interface Tables extends Readonly<Record<TableName, Table>> {
  readonly snapshots: Bucket;
}

/** What a function may do with the items of a table. `Query` is of the table itself: indexes are named one by one. */
interface ItemAccess<Name extends TableName> {
  readonly actions: readonly (
    | 'BatchGetItem'
    | 'BatchWriteItem'
    | 'DeleteItem'
    | 'GetItem'
    | 'PutItem'
    | 'Query'
    | 'Scan'
    | 'UpdateItem'
  )[];
  readonly indexes?: readonly (typeof tables)[Name]['indexes'][number]['name'][];
}

type Access = { readonly [Name in TableName]?: ItemAccess<Name> };

/** The environment variables by which every function finds the tables. */
export function tableNames({ ledger, quarantine, snapshots }: Tables): Readonly<Record<string, string>> {
  return {
    LEDGER_TABLE: ledger.tableName,
    QUARANTINE_TABLE: quarantine.tableName,
    SNAPSHOTS_BUCKET: snapshots.bucketName,
  };
}

/** Allows a function exactly this: a grant of the CDK's own would open every index along with the table. */
export function grantItems(to: LambdaFunction, tables: Tables, access: Access): void {
  for (const name of ['ledger', 'quarantine'] as const) {
    const { actions = [], indexes = [] }: { actions?: readonly string[]; indexes?: readonly string[] } =
      access[name] ?? {};
    const { tableArn } = tables[name];
    if (actions.length > 0) allow(to, actions, [tableArn]);
    if (indexes.length > 0)
      allow(
        to,
        ['Query'],
        indexes.map((index) => `${tableArn}/index/${index}`),
      );
  }
}

/** What other stacks know the bucket by, which the finding of its wildcard names. */
const SNAPSHOTS_EXPORT = 'ExportsOutputFnGetAttSnapshotsD03D071CArnFDD1C08E';

/** Allows a function to read snapshots, or to write and delete them too. Who may list learns that an object is not there. */
export function grantSnapshots(to: LambdaFunction, { snapshots }: Tables, access: 'read' | 'write'): void {
  const actions = access === 'read' ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
  to.addToRolePolicy(new PolicyStatement({ actions, resources: [snapshots.arnForObjects('*')] }));
  to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [snapshots.bucketArn] }));
  Validations.of(to.role ?? to).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${Stack.of(snapshots).stackName}:${SNAPSHOTS_EXPORT}/*]`,
    reason: 'any object of the one bucket of snapshots, whose keys are made as the journal grows',
  });
}

function allow(to: LambdaFunction, actions: readonly string[], resources: string[]): void {
  to.addToRolePolicy(new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources }));
}
