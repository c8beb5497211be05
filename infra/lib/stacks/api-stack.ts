import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { API_MEMORY_MB } from '../constructs/api-memory.ts';
import { nodeFunction } from '../constructs/node-function.ts';
import { publicHttpApi } from '../constructs/public-http-api.ts';
import { sourceBudgets } from '../constructs/source-budgets.ts';
import { grantItems, grantObjects, type Tables, tableNames } from '../constructs/table-access.ts';
import { DATASET_PRECEDENCE } from '../dataset-precedence.ts';
import type { Environment } from '../environments.ts';

export interface ApiStackProps extends StackProps {
  readonly environment: Environment;
  readonly tables: Tables;
  readonly bus: EventBus;
  readonly apiRoleName: string;
}

/** The HTTP API's function behind its front door. */
export class ApiStack extends Stack {
  readonly httpApi: HttpApi;

  constructor(scope: Construct, id: string, { environment, tables, bus, apiRoleName, ...props }: ApiStackProps) {
    super(scope, id, props);
    const api = nodeFunction(this, 'Api', environment, {
      bundle: 'api',
      handler: 'handler',
      description: 'The HTTP API: views, entities, publishing, receipts',
      timeout: Duration.seconds(29),
      memoryMb: API_MEMORY_MB,
      roleName: apiRoleName,
      variables: {
        ...tableNames(tables),
        BUS_NAME: bus.eventBusName,
        DATASET_PRECEDENCE: JSON.stringify(DATASET_PRECEDENCE),
        BUDGETS: sourceBudgets(this, environment),
        COUNT_UNRANKED: String(environment.countUnranked),
      },
    });
    grantItems(api, tables, {
      ledger: { read: ['GetItem', 'BatchGetItem', 'Query'] },
      quarantine: { read: ['GetItem', 'BatchGetItem'], indexes: ['by-event'] },
      tokens: { read: ['GetItem'] },
    });
    grantObjects(api, tables);
    bus.grantPutEventsTo(api);
    this.httpApi = publicHttpApi(this, 'HttpApi', api, environment);
    new CfnOutput(this, 'ApiUrl', { value: this.httpApi.apiEndpoint });
  }
}
