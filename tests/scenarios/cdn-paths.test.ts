import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

// CloudFront's managed policies, by the ids that AWS documents.
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const behaviorSchema = z.looseObject({
  PathPattern: z.string(),
  CachePolicyId: z.unknown(),
  AllowedMethods: z.array(z.string()),
});
const templateSchema = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown() })),
});
const distributionSchema = z.object({ DistributionConfig: z.object({ CacheBehaviors: z.array(behaviorSchema) }) });

/** The CDN's behaviours, from the template that would be deployed. */
function readBehaviors() {
  const file = new URL('../../cdk.out/dev/Counterweight-dev-Web.template.json', import.meta.url);
  const { Resources } = templateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [distribution] = Object.values(Resources).filter(({ Type }) => Type === 'AWS::CloudFront::Distribution');
  return distributionSchema.parse(distribution?.Properties).DistributionConfig.CacheBehaviors;
}

/** The API's addresses, from its own description, but the root: on the CDN that is the site's. */
async function readPaths(api: string) {
  const operation = z.looseObject({ security: z.array(z.unknown()).default([]) });
  const document = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) });
  const { paths } = document.parse(await (await fetch(`${api}/openapi.json`)).json());
  const addresses = Object.entries(paths).filter(([path]) => path !== '/');
  return addresses.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      path: path.replaceAll(/\{\w+\}/g, 'x'),
      method: method.toUpperCase(),
      token: security.length > 0,
    })),
  );
}

const scratch = scratchFolder();
const behaviors = readBehaviors();
let stack: RunningStack;
let paths: Awaited<ReturnType<typeof readPaths>>;

beforeAll(async () => {
  stack = await startStack(scratch.folder, ['--empty']);
  paths = await readPaths(stack.api);
});

afterAll(async () => {
  await stack.stop();
  scratch.remove();
});

/** As CloudFront chooses: the first pattern that fits, `*` standing for anything. */
function behaviorOf(path: string) {
  return behaviors.find(({ PathPattern }) =>
    new RegExp(`^${PathPattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path),
  );
}

test('the CDN passes every address of the API on to it, with its method', () => {
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter(({ path, method }) => behaviorOf(path)?.AllowedMethods.includes(method) !== true)).toEqual([]);
});

test('where a token is asked for, the CDN passes it on and keeps nothing of the answer', () => {
  const asking = paths.filter(({ token }) => token);
  expect(asking.length).toBeGreaterThan(2);
  for (const { path } of asking) {
    expect({ path, ...behaviorOf(path) }).toMatchObject({
      path,
      CachePolicyId: CACHING_DISABLED,
      OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
    });
  }
});

test('where none is asked for, the CDN keeps an answer as long as it says', () => {
  const policies = paths
    .filter(({ token }) => !token)
    .map(({ path }) => JSON.stringify(behaviorOf(path)?.CachePolicyId));
  expect(new Set(policies).size).toBe(1);
  expect(policies[0]).toMatch(/^\{"Ref":"AsTheAnswerSays/);
});
