export { startLocalCloud } from './cloud.ts';
export { LocalCloudError, type LocalCloudErrorCode } from './local-cloud-error.ts';
export type { LocalCloudEvent, LogSink } from './log-event.ts';
export type {
  Counters,
  InvokeResult,
  LocalCloud,
  LocalCloudOptions,
  Ports,
  QueuedMessage,
} from './options.ts';
export type { QueueDepth } from './queue/queue.ts';
export type { StackFile } from './state/stack-file.ts';
