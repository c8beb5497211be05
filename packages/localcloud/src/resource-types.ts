import { awsApiGatewayV2Api } from './services/apigateway/resources/aws-apigatewayv2-api.ts';
import { awsApiGatewayV2Integration } from './services/apigateway/resources/aws-apigatewayv2-integration.ts';
import { awsApiGatewayV2Route } from './services/apigateway/resources/aws-apigatewayv2-route.ts';
import { awsApiGatewayV2Stage } from './services/apigateway/resources/aws-apigatewayv2-stage.ts';
import { awsDynamoDbGlobalTable } from './services/dynamodb/resources/aws-dynamodb-global-table.ts';
import { awsDynamoDbTable } from './services/dynamodb/resources/aws-dynamodb-table.ts';
import { awsEventsEventBus } from './services/eventbridge/resources/aws-events-event-bus.ts';
import { awsEventsEventBusPolicy } from './services/eventbridge/resources/aws-events-event-bus-policy.ts';
import { awsEventsRule } from './services/eventbridge/resources/aws-events-rule.ts';
import { awsIamManagedPolicy } from './services/iam/resources/aws-iam-managed-policy.ts';
import { awsIamPolicy } from './services/iam/resources/aws-iam-policy.ts';
import { awsIamRole } from './services/iam/resources/aws-iam-role.ts';
import { awsLambdaEventInvokeConfig } from './services/lambda/resources/aws-lambda-event-invoke-config.ts';
import { awsLambdaEventSourceMapping } from './services/lambda/resources/aws-lambda-event-source-mapping.ts';
import { awsLambdaFunction } from './services/lambda/resources/aws-lambda-function.ts';
import { awsS3Bucket } from './services/s3/resources/aws-s3-bucket.ts';
import { awsS3BucketPolicy } from './services/s3/resources/aws-s3-bucket-policy.ts';
import { awsSqsQueue } from './services/sqs/resources/aws-sqs-queue.ts';
import type { ResourceType } from './template/resource-type.ts';

/** The resource types that run here, one line each. Those that are ignored: `template/ignored-resource-types.ts`. */
export const resourceTypes: readonly ResourceType[] = [
  awsApiGatewayV2Api,
  awsApiGatewayV2Integration,
  awsApiGatewayV2Route,
  awsApiGatewayV2Stage,
  awsDynamoDbTable,
  awsDynamoDbGlobalTable,
  awsEventsEventBus,
  awsEventsEventBusPolicy,
  awsEventsRule,
  awsIamManagedPolicy,
  awsIamPolicy,
  awsIamRole,
  awsLambdaEventInvokeConfig,
  awsLambdaEventSourceMapping,
  awsLambdaFunction,
  awsS3Bucket,
  awsS3BucketPolicy,
  awsSqsQueue,
];
