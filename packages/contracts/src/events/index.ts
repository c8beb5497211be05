export { type CloudEvent, cloudEventSchema, MAX_EVENT_BYTES } from './cloud-event.ts';
export { contentHash, sha256 } from './content-hash.ts';
export { datasetDescribed } from './dataset-contracts.ts';
export type { RecordName } from './event-contract.ts';
export { pledgeAnnounced, pledgeWithdrawn, transactionRecorded, transactionRetracted } from './pledge-contracts.ts';
export { ratePublished, rateWithdrawn } from './rate-contracts.ts';
export { readEvent } from './read-event.ts';
export { contractFor, type Fault, faultsOf } from './registry.ts';
export {
  linkReported,
  meetingReported,
  membershipReported,
  requestReported,
  restrictionReported,
  statementReported,
} from './reported-contracts.ts';
export { strikeReported, strikeRetracted } from './strike-contracts.ts';
