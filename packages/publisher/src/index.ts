export type { PublishOutcome } from './publish-outcome.ts';
export { asSink, createPublisher, type Publisher, type PublisherOptions, type PublishOptions } from './publisher.ts';
export type { BusEntry, BusEntryResult, PutEventsPort } from './put-events-port.ts';
