import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { counterweightTable } from '../constructs/counterweight-table.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import type { Tables } from '../constructs/table-access.ts';
import type { Environment } from '../environments.ts';

export interface DataStackProps extends StackProps {
  readonly environment: Environment;
}

/** What is kept: the ledger and the quarantine, which are the truth, who may publish, and the snapshots, which are made from it. */
export class DataStack extends Stack {
  readonly tables: Tables;

  constructor(scope: Construct, id: string, { environment, ...props }: DataStackProps) {
    super(scope, id, props);
    this.tables = {
      ledger: counterweightTable(this, 'Ledger', 'ledger', environment),
      quarantine: counterweightTable(this, 'Quarantine', 'quarantine', environment),
      tokens: counterweightTable(this, 'Tokens', 'tokens', environment),
      snapshots: privateBucket(this, 'Snapshots'),
    };
    const { ledger, quarantine, tokens, snapshots } = this.tables;
    Validations.of(snapshots).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds what is public, and can be made again from the ledger',
    });
    new CfnOutput(this, 'LedgerTableName', { value: ledger.tableName });
    new CfnOutput(this, 'SnapshotsBucketName', { value: snapshots.bucketName });
    new CfnOutput(this, 'QuarantineTableName', { value: quarantine.tableName });
    new CfnOutput(this, 'TokensTableName', { value: tokens.tableName });
  }
}
