export { type CloudEvent, cloudEventSchema, MAX_EVENT_BYTES } from './cloud-event.ts';
export { canonicalText, contentHash, sha256 } from './content-hash.ts';
export type { RecordName } from './event-contract.ts';
export { type Fault, faultsOf } from './faults.ts';
export { pledgeContracts } from './pledge-contracts.ts';
export { type InvalidEvent, invalid, readEvent } from './read-event.ts';
export { contractFor } from './registry.ts';
export type { SentEvent } from './sent-event.ts';
export { singleRecordContracts } from './single-record-contracts.ts';
