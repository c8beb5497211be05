/** The EventBridge envelope's own fields, without the detail. */
export interface Envelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds, UTC. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
}

/** Whole seconds, as EventBridge writes them. */
export function envelopeTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/** The event as JSON text. The detail goes in as it was written: parsing it again would lose digits of large numbers. */
export function envelopeJson(envelope: Envelope, detailText: string): string {
  return `${JSON.stringify(envelope).slice(0, -1)},"detail":${detailText.trim()}}`;
}
