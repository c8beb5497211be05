export type {
  InvokeResult,
  LocalCloud,
  LocalCloudOptions,
  Ports,
  QueuedMessage,
} from './local-cloud.ts';
export { LocalCloudError, type LocalCloudErrorCode } from './runtime/local-cloud-error.ts';
export type { LocalCloudEvent, LogSink } from './runtime/log-event.ts';
export type { StackFile } from './stack-file.ts';
export { startLocalCloud } from './start-local-cloud.ts';
