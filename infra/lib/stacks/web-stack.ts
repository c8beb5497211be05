import { CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { type Bucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { apiBehaviors, siteHeaders } from '../constructs/edge-behaviors.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import type { Environment } from '../environments.ts';

/** Errors that the CDN would otherwise keep for ten seconds, though the API says no-store. */
const NOT_KEPT = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

export interface WebStackProps extends StackProps {
  readonly environment: Environment;
  readonly httpApi: HttpApi;
}

/**
 * The site's files and the one distribution in front of them and of the API. They share a stack because the bucket's
 * policy names the distribution, which names the bucket.
 */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { environment, httpApi, ...props }: WebStackProps) {
    super(scope, id, props);
    const site = privateBucket(this, 'Site');
    const distribution = this.distribution(site, this.accessLogs(environment), httpApi, environment);
    Validations.of(site).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only the distribution reads it, and logs every request',
    });
    const host = environment.domain?.name ?? distribution.distributionDomainName;
    new CfnOutput(this, 'PublicUrl', { value: `https://${host}` });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'SiteBucketName', { value: site.bucketName });
  }

  private accessLogs(environment: Environment): Bucket {
    const bucket = privateBucket(this, 'AccessLogs', {
      // The CDN's log delivery writes through an ACL.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(environment.logDays) }],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the logs: logging it would log itself',
    });
    return bucket;
  }

  private distribution(site: Bucket, logBucket: Bucket, httpApi: HttpApi, environment: Environment): Distribution {
    const { domain } = environment;
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Counterweight, ${environment.name}`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(site),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: siteHeaders(this),
      },
      additionalBehaviors: apiBehaviors(this, apiOrigin(httpApi)),
      errorResponses: NOT_KEPT.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }),
    });
    acknowledgeEdge(distribution, environment);
    return distribution;
  }
}

function apiOrigin({ apiEndpoint }: HttpApi): HttpOrigin {
  return new HttpOrigin(Fn.select(2, Fn.split('/', apiEndpoint)), {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
  });
}

function acknowledgeEdge(distribution: Distribution, { domain }: Environment): void {
  const reasons = [
    { id: 'AwsSolutions-CFR1', reason: 'A public ledger: it is for readers of every country' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'Nothing to inject into; the API throttles, and a web ACL costs more than the rest',
    },
  ];
  const ownName = {
    id: 'AwsSolutions-CFR4',
    reason: "Under the CDN's own name the CDN picks the protocols; see docs/deploy.md",
  };
  Validations.of(distribution).acknowledge(...reasons, ...(domain === undefined ? [ownName] : []));
}
