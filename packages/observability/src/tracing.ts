/** What a function tells of itself to the platform's traces. They get names and times, never an event's content. */
export interface Tracing {
  /** A client of the SDK, each call of which is in the trace. */
  capture<Client>(client: Client): Client;
  /** Begins the handler's segment; call the result to end it. */
  begin(): () => void;
  /** Notes what the handler threw. */
  noteError(error: Error): void;
}

/** Where nothing takes traces. */
export const noTracing: Tracing = {
  capture: (client) => client,
  begin: () => () => {},
  noteError: () => {},
};
