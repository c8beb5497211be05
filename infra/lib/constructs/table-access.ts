import type { TableName, tables } from '@counterweight/dynamodb';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/** The three tables, wherever they stand. */
export type Tables = Readonly<Record<TableName, Table>>;

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
export function tableNames({ ledger, views, quarantine }: Tables): Readonly<Record<string, string>> {
  return { LEDGER_TABLE: ledger.tableName, VIEWS_TABLE: views.tableName, QUARANTINE_TABLE: quarantine.tableName };
}

/** Allows a function exactly this: a grant of the CDK's own would open every index along with the table. */
export function grantItems(to: LambdaFunction, tables: Tables, access: Access): void {
  for (const name of ['ledger', 'views', 'quarantine'] as const) {
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

function allow(to: LambdaFunction, actions: readonly string[], resources: string[]): void {
  to.addToRolePolicy(new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources }));
}
