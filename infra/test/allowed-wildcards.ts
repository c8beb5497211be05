const tracing = 'xray:PutTelemetryRecords, xray:PutTraceSegments';
const whyTracing = 'traces are sent to the account; X-Ray knows no narrower resource';

const reads = 's3:GetObject on /*';
const SNAPSHOTS = ['leaves', 'manifests', 'records', 'views'];
const keeps = SNAPSHOTS.map((held) => `s3:DeleteObject, s3:PutObject on /${held}/*`);
const whySnapshots = 'objects of the one bucket of snapshots, whose keys are made as the journal grows';

function writing(role: string, actions: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries([reads, ...actions].map((action) => [`${role}: ${action}`, whySnapshots]));
}

const keeping = [
  ...['CancelKeyDeletion', 'DescribeKey', 'DisableKey', 'EnableKey', 'GetKeyPolicy', 'GetKeyRotationStatus'],
  ...['GetPublicKey', 'ListKeyPolicies', 'ListResourceTags', 'PutKeyPolicy', 'ScheduleKeyDeletion', 'TagResource'],
  ...['UntagResource', 'UpdateKeyDescription'],
].map((action) => `kms:${action}`);
const whyKey = "in a key's own policy the resource is that key";

/** Every wildcard that a policy of the stacks allows, with the reason. One that is not listed, or no longer there, fails the test. */
export const allowedWildcards: Readonly<Record<string, string>> = {
  'Api/HttpApiDefaultRouteApiIntegrationPermission: lambda:InvokeFunction on /*/*':
    'every stage and route of this one HTTP API, which has one of each',
  [`Api/ApiRoleDefaultPolicy: ${reads}`]: whySnapshots,
  [`Api/ApiRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Events/IngestRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Operations/CheckpointRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  ...writing('Operations/CheckpointRoleDefaultPolicy', ['s3:PutObject on /checkpoints/*']),
  [`Operations/CheckpointKey: ${keeping.join(', ')} on *`]: `${whyKey}; whoever keeps the account may not sign`,
  'Operations/CheckpointKey: kms:GetPublicKey, kms:Sign on *': whyKey,
  [`Operations/QuarantineRetryRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Operations/RebuildRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Operations/RedactRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  ...writing('Operations/RebuildRoleDefaultPolicy', keeps),
  ...writing('Operations/RedactRoleDefaultPolicy', keeps),
  [`Operations/RedriveRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Operations/TokensRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Operations/VerifyRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Operations/VerifyRoleDefaultPolicy: ${reads}`]: whySnapshots,
  [`Views/CloseDayRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  [`Views/CompactorRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  ...writing('Views/CompactorRoleDefaultPolicy', keeps),
  [`Views/ProjectorRoleDefaultPolicy: dynamodb:ListStreams, ${tracing} on *`]: `an event source mapping lists streams, which knows no narrower resource; ${whyTracing}`,
  [`Views/SweepRoleDefaultPolicy: ${tracing} on *`]: whyTracing,
  'Web/SitePolicy: s3:GetObject on /*': 'every file of the site, for the one distribution that the condition names',
};
