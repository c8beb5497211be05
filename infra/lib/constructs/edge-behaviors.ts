import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  type IOrigin,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** Where the API answers readers: what may be cached, and for how long, each answer says itself. */
const READ_PATHS = [
  '/v1',
  '/v1/*',
  '/openapi.json',
  '/asyncapi.json',
  '/schemas/*',
  '/examples/*',
  '/docs',
  '/docs/*',
  '/checkpoint',
  '/healthz',
];
/** Where it asks for a token. A path missing here fails closed: the cached behaviour passes no Authorization on a GET. */
const TOKEN_PATHS = ['/v1/events', '/v1/receipts', '/v1/records'];

const ALWAYS: ResponseSecurityHeadersBehavior = {
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
  contentTypeOptions: { override: true },
};

/** The API's addresses on the distribution, by path pattern. The most exact come first, as the CDN wants them. */
export function apiBehaviors(scope: Construct, origin: IOrigin): Readonly<Record<string, BehaviorOptions>> {
  const shared = {
    origin,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    // Other methods are never cached; passed on, they get the API's own 405 with what is allowed.
    allowedMethods: AllowedMethods.ALLOW_ALL,
    responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'ApiHeaders', { securityHeadersBehavior: ALWAYS }),
  };
  const asked = {
    ...shared,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
  const read = { ...shared, cachePolicy: asTheAnswerSays(scope) };
  return Object.fromEntries([
    ...TOKEN_PATHS.map((path) => [path, asked] as const),
    ...READ_PATHS.map((path) => [path, read] as const),
  ]);
}

/** An answer depends on its query and on Accept; one that does not say how long it lasts is not kept. */
function asTheAnswerSays(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'AsTheAnswerSays', {
    comment: 'Honours Cache-Control; keyed by query and Accept',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    headerBehavior: CacheHeaderBehavior.allowList('Accept'),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}

/** The site's pages: scripts and data from here only, in nobody's frame. */
export function siteHeaders(scope: Construct): ResponseHeadersPolicy {
  const policy = [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ];
  return new ResponseHeadersPolicy(scope, 'SiteHeaders', {
    securityHeadersBehavior: {
      ...ALWAYS,
      contentSecurityPolicy: { contentSecurityPolicy: policy.join('; '), override: true },
    },
  });
}
