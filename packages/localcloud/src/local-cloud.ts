import type { LogSink } from './runtime/log-event.ts';

/** Ports on 127.0.0.1; 0 or absent takes a free one. */
export interface Ports {
  readonly events?: number;
  readonly dynamodb?: number;
  readonly functions?: number;
  readonly objects?: number;
  readonly queues?: number;
  /** Of the first HTTP API of the templates. */
  readonly http?: number;
}

/** What `startLocalCloud` is told. */
export interface LocalCloudOptions {
  /** The directory `cdk synth` wrote. */
  readonly assembly: string;
  /** Where everything is kept; undefined keeps it in memory only. */
  readonly dataDir: string | undefined;
  readonly ports?: Ports;
  /** Added to every function's environment, over the template's. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Values of template parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Default: the assembly's own, else eu-central-1. */
  readonly region?: string;
  /** `twice-and-shuffled` delivers every queue message and every stream batch at least twice, messages in a fixed shuffle. */
  readonly delivery?: 'once' | 'twice-and-shuffled';
  readonly onEvent?: LogSink;
  /** Epoch milliseconds. Default: the machine's clock. */
  readonly now?: () => number;
}

/** What an invocation answered: the function's result, or the error as Lambda words it. */
export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** One message as it lies in a queue. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly receiveCount: number;
}

/** A running cloud: where its services listen, and what tests and tools ask of it in process. */
export interface LocalCloud {
  readonly eventsUrl: string;
  readonly dynamodbUrl: string;
  readonly functionsUrl: string;
  readonly objectsUrl: string;
  readonly queuesUrl: string;
  /** The first HTTP API's, undefined when the template has none. */
  readonly httpUrl: string | undefined;
  /** Every HTTP API's base URL by its logical id. */
  readonly httpUrls: Readonly<Record<string, string>>;
  readonly region: string;
  /** The template's outputs, resolved. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Errors: `unknown_function`. */
  invoke(functionName: string, payload: unknown): Promise<InvokeResult>;
  /** The messages of a queue, by its logical id or name; undefined when there is no such queue. */
  messages(queue: string): readonly QueuedMessage[] | undefined;
  /** Resolves when no consumed queue holds a message, all streams are read to their end and no function runs. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
