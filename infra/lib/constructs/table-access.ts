import { ledgerItems, type TableName, type tables } from '@counterweight/dynamodb';
import { CHECKPOINTS, MANIFESTS, SNAPSHOT_TABLES } from '@counterweight/ledger';
import { Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/** The tables and the bucket of snapshots, wherever they stand. */
export interface Tables extends Readonly<Record<TableName, Table>> {
  readonly snapshots: Bucket;
}

type Read = 'BatchGetItem' | 'GetItem' | 'Query' | 'Scan';
type Write = 'DeleteItem' | 'PartiQLInsert' | 'PutItem' | 'UpdateItem';

/** What a function may do with the items of a table. `Query` is of the table itself: indexes are named one by one. */
interface ItemAccess<Name extends TableName, Writes> {
  readonly read?: readonly Read[];
  readonly indexes?: readonly (typeof tables)[Name]['indexes'][number]['name'][];
  readonly write?: Writes;
}

/** Of the ledger, each way of writing names the items that may be written so. */
type LedgerWrites = { readonly [Action in Write]?: readonly (keyof typeof ledgerItems)[] };

interface Access {
  readonly ledger?: ItemAccess<'ledger', LedgerWrites>;
  readonly quarantine?: ItemAccess<'quarantine', readonly Write[]>;
  readonly tokens?: ItemAccess<'tokens', readonly Write[]>;
}

/** What ingest writes: by inserts, which replace nothing. A large payload is taken away again where another event had its name. */
export const RECORDING = { PartiQLInsert: ['receipts', 'records', 'payloads'], DeleteItem: ['payloads'] } as const;
/** What of a source's budget is spent, once a batch. */
export const SPENDING = { PutItem: ['budgets'] } as const;
/** What a projection writes, in one transaction. */
export const PROJECTING = { PutItem: ['states', 'journal', 'head'] } as const;
/** What moves HEAD by an item that names no records. */
export const MOVING_HEAD = { PutItem: ['journal', 'head'] } as const;

/** The environment variables by which every function finds the tables. */
export function tableNames({ ledger, quarantine, tokens, snapshots }: Tables): Readonly<Record<string, string>> {
  return {
    LEDGER_TABLE: ledger.tableName,
    QUARANTINE_TABLE: quarantine.tableName,
    TOKENS_TABLE: tokens.tableName,
    SNAPSHOTS_BUCKET: snapshots.bucketName,
  };
}

/** Allows a function exactly this: a grant of the CDK's own would open every index along with the table. */
export function grantItems(to: LambdaFunction, tables: Tables, access: Access): void {
  const { ledger = {}, quarantine = {}, tokens = {} } = access;
  allow(to, ledger.read ?? [], tables.ledger.tableArn);
  allow(to, [...(quarantine.read ?? []), ...(quarantine.write ?? [])], tables.quarantine.tableArn);
  allow(to, [...(tokens.read ?? []), ...(tokens.write ?? [])], tables.tokens.tableArn);
  for (const index of ledger.indexes ?? []) allow(to, ['Query'], `${tables.ledger.tableArn}/index/${index}`);
  for (const index of quarantine.indexes ?? []) allow(to, ['Query'], `${tables.quarantine.tableArn}/index/${index}`);
  for (const action of ['PartiQLInsert', 'PutItem', 'UpdateItem', 'DeleteItem'] as const) {
    const keys = (ledger.write?.[action] ?? []).map((items) => ledgerItems[items]);
    if (keys.length > 0) allow(to, [action], tables.ledger.tableArn, keys);
  }
}

/** What other stacks know the bucket by, which the finding of its wildcard names. */
const SNAPSHOTS_EXPORT = 'ExportsOutputFnGetAttSnapshotsD03D071CArnFDD1C08E';

/** What a function may write into the bucket, by what keys begin with. */
type ObjectWrites = { readonly [Action in 'PutObject' | 'DeleteObject']?: readonly string[] };

const SNAPSHOTS = [MANIFESTS, ...SNAPSHOT_TABLES];
/** What makes snapshots, and takes away those that are not to be kept. */
export const KEEPING_SNAPSHOTS = { PutObject: SNAPSHOTS, DeleteObject: SNAPSHOTS } as const;
/** What signs: no checkpoint is ever taken away. */
export const ADDING_CHECKPOINTS = { PutObject: [CHECKPOINTS] } as const;

/** Allows a function to read the bucket, and to write under these prefixes. Who may list learns that an object is not there. */
export function grantObjects(to: LambdaFunction, { snapshots }: Tables, writes: ObjectWrites = {}): void {
  const allowObjects = (action: string, prefix: string) => {
    to.addToRolePolicy(
      new PolicyStatement({ actions: [`s3:${action}`], resources: [snapshots.arnForObjects(`${prefix}*`)] }),
    );
    Validations.of(to.role ?? to).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${Stack.of(snapshots).stackName}:${SNAPSHOTS_EXPORT}/${prefix}*]`,
      reason: 'objects of the one bucket of snapshots, whose keys are made as the journal grows',
    });
  };
  allowObjects('GetObject', '');
  for (const action of ['PutObject', 'DeleteObject'] as const) {
    for (const prefix of writes[action] ?? []) allowObjects(action, prefix);
  }
  to.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [snapshots.bucketArn] }));
}

function allow(
  to: LambdaFunction,
  names: readonly (Read | Write)[],
  resource: string,
  keys: readonly string[] = [],
): void {
  if (names.length === 0) return;
  const conditions =
    keys.length === 0 ? {} : { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } } };
  const actions = names.map((name) => `dynamodb:${name}`);
  to.addToRolePolicy(new PolicyStatement({ actions, resources: [resource], ...conditions }));
}
