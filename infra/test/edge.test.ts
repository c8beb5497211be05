import { describe, expect, test } from 'vitest';
import { resourcesOf, stackOf, synthesized } from './synthesized.ts';

const stacks = synthesized({ env: 'prod' });
const web = stackOf(stacks, 'Web');
const [distribution, ...more] = resourcesOf([web], 'AWS::CloudFront::Distribution');
const config = distribution?.Properties.DistributionConfig;

interface Behavior {
  readonly PathPattern: string;
  readonly ViewerProtocolPolicy: string;
  readonly TargetOriginId: string;
}

const behaviors: readonly Behavior[] = config.CacheBehaviors;

describe('the one distribution', () => {
  test('speaks TLS 1.2 with the API, and only HTTPS with readers of it', () => {
    expect(more).toEqual([]);
    const [api] = config.Origins.filter(
      ({ CustomOriginConfig }: { CustomOriginConfig?: unknown }) => CustomOriginConfig,
    );
    expect(api.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    expect([...new Set(behaviors.map((each) => each.ViewerProtocolPolicy))]).toEqual(['https-only']);
    expect([...new Set(behaviors.map((each) => each.TargetOriginId))]).toEqual([api.Id]);
  });

  test('keeps other answers as long as they say, by query and Accept, and no error', async () => {
    const [policy] = resourcesOf([web], 'AWS::CloudFront::CachePolicy');
    expect(policy?.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept'] },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    });
    const kept = config.CustomErrorResponses.filter(
      (each: { ErrorCachingMinTTL: number }) => each.ErrorCachingMinTTL > 0,
    );
    expect(kept).toEqual([]);
    expect(config.CustomErrorResponses.map((each: { ErrorCode: number }) => each.ErrorCode)).toContain(503);
  });

  test('adds HSTS and nosniff everywhere, and leaves CORS to the API', () => {
    const policies = resourcesOf([web], 'AWS::CloudFront::ResponseHeadersPolicy');
    expect(policies).toHaveLength(2);
    for (const { Properties } of policies) {
      expect(Properties.ResponseHeadersPolicyConfig).toMatchObject({
        SecurityHeadersConfig: {
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
          ContentTypeOptions: { Override: true },
        },
      });
      expect(Properties.ResponseHeadersPolicyConfig).not.toHaveProperty('CorsConfig');
    }
    for (const each of [config.DefaultCacheBehavior, ...behaviors])
      expect(each).toHaveProperty('ResponseHeadersPolicyId');
  });

  test('logs every request, into a bucket that forgets', () => {
    expect(config.Logging.Bucket).toBeDefined();
  });

  test('goes by a name of its own where the context gives one, with TLS 1.2 at least', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/abc';
    const named = stackOf(synthesized({ env: 'prod', domainName: 'ledger.example.org', certificateArn }), 'Web');
    const [own] = resourcesOf([named], 'AWS::CloudFront::Distribution');
    expect(own?.Properties.DistributionConfig).toMatchObject({
      Aliases: ['ledger.example.org'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    expect(named.template.Outputs?.PublicUrl?.Value).toBe('https://ledger.example.org');
    expect(config).not.toHaveProperty('Aliases');
  });
});

describe('the site', () => {
  const buckets = resourcesOf([web], 'AWS::S3::Bucket');

  test('lies in a bucket that only this distribution reads', () => {
    expect(config.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    const policies = resourcesOf([web], 'AWS::S3::BucketPolicy').flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    const allowing = policies.filter(({ Effect }) => Effect === 'Allow');
    expect(allowing).toMatchObject([
      {
        Action: 's3:GetObject',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      },
    ]);
  });

  test('and its logs are private, encrypted and asked for over TLS only', () => {
    expect(buckets).toHaveLength(2);
    for (const { Properties } of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.BucketEncryption).toBeDefined();
    }
    const denied = resourcesOf([web], 'AWS::S3::BucketPolicy').filter(({ Properties }) =>
      JSON.stringify(Properties.PolicyDocument).includes('aws:SecureTransport'),
    );
    expect(denied).toHaveLength(2);
  });
});

describe('the HTTP API behind it', () => {
  test('lets through no more than the environment says, and logs each request without the reader', () => {
    const [stage] = resourcesOf([stackOf(stacks, 'Api')], 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 });
    const { Format } = stage?.Properties.AccessLogSettings ?? {};
    expect(JSON.parse(Format)).toMatchObject({ status: '$context.status', requestId: '$context.requestId' });
    expect(Format).not.toMatch(/sourceIp|authorization|header/i);
  });
});
