import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** One entry as PutEvents takes it. `Detail` is the CloudEvent as JSON. */
export interface BusEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time?: Date;
  /** Who it is sent for; the bus passes it on in the envelope. */
  readonly Resources?: string[];
}

/** What the bus says of one entry: an id, or an error code. */
export interface BusEntryResult {
  readonly EventId?: string | undefined;
  readonly ErrorCode?: string | undefined;
  readonly ErrorMessage?: string | undefined;
}

/** The one call to the bus. It answers an entry per entry sent, in order; it throws when the call as a whole failed. */
export interface PutEventsPort {
  putEvents(entries: readonly BusEntry[]): Promise<readonly BusEntryResult[]>;
}

/** The port on an AWS SDK client. */
export function eventBridgePort(client: EventBridgeClient): PutEventsPort {
  return {
    async putEvents(entries) {
      const answer = await client.send(new PutEventsCommand({ Entries: [...entries] }));
      return answer.Entries ?? [];
    },
  };
}
