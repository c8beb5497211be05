import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/** Fields of an access log line: enough to count, time and correlate; neither the reader's address nor headers. */
const LOGGED = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    requestId: '$context.requestId',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    bytes: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);

/** The HTTP API in front of the function: throttled, with an access log. */
export function publicHttpApi(scope: Construct, id: string, api: LambdaFunction, environment: Environment): HttpApi {
  const httpApi = new HttpApi(scope, id, {
    description: `Counterweight, ${environment.name}`,
    createDefaultStage: false,
    defaultIntegration: new HttpLambdaIntegration('ApiIntegration', api, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    }),
  });
  const accessLog = new LogGroup(scope, `${id}AccessLog`, {
    retention: environment.logDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new HttpStage(scope, `${id}Stage`, {
    httpApi,
    autoDeploy: true,
    throttle: { rateLimit: environment.throttle.ratePerSecond, burstLimit: environment.throttle.burst },
    accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: LOGGED },
  });
  Validations.of(httpApi).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'Reading is open to everybody; publishing and receipts ask for a bearer token, which the function checks',
  });
  return httpApi;
}
