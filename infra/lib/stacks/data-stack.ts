import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { counterweightTable } from '../constructs/counterweight-table.ts';
import type { Tables } from '../constructs/table-access.ts';
import type { Environment } from '../environments.ts';

export interface DataStackProps extends StackProps {
  readonly environment: Environment;
}

/** What is kept: the ledger and the quarantine, which are the truth, and the views, which are made from it. */
export class DataStack extends Stack {
  readonly tables: Tables;

  constructor(scope: Construct, id: string, { environment, ...props }: DataStackProps) {
    super(scope, id, props);
    this.tables = {
      ledger: counterweightTable(this, 'Ledger', 'ledger', environment),
      views: counterweightTable(this, 'Views', 'views', environment),
      quarantine: counterweightTable(this, 'Quarantine', 'quarantine', environment),
    };
    const { ledger, views, quarantine } = this.tables;
    new CfnOutput(this, 'LedgerTableName', { value: ledger.tableName });
    new CfnOutput(this, 'ViewsTableName', { value: views.tableName });
    new CfnOutput(this, 'QuarantineTableName', { value: quarantine.tableName });
  }
}
