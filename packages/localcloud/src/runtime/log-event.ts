/** What the local cloud tells its log sink. */
export type LocalCloudEvent =
  | {
      readonly type: 'function.log';
      readonly functionName: string;
      readonly line: string;
      readonly stream: 'stdout' | 'stderr';
    }
  | {
      readonly type: 'function.failed';
      readonly functionName: string;
      readonly errorType: string;
      readonly errorMessage: string;
    }
  /** How long an invocation took once it had an environment; of a new one, with its start. */
  | { readonly type: 'function.finished'; readonly functionName: string; readonly ms: number }
  | {
      /** At start: what the templates hold and this machine deliberately does not run. */
      readonly type: 'resources.ignored';
      readonly resourceType: string;
      readonly why: string;
      readonly resources: readonly string[];
    }
  | {
      /** A function's role may not do what the function asked for; it was refused. */
      readonly type: 'permission.missing';
      readonly role: string;
      readonly action: string;
      readonly resource: string;
    }
  | {
      /** A role's first use of a permission it has. */
      readonly type: 'permission.used';
      readonly role: string;
      readonly action: string;
      readonly resource: string;
    }
  | { readonly type: 'bus.unmatched'; readonly bus: string; readonly eventId: string; readonly detailType: string }
  | { readonly type: 'target.undeliverable'; readonly rule: string; readonly target: string; readonly why: string }
  | { readonly type: 'messages.discarded'; readonly mapping: string; readonly count: number; readonly why: string }
  | { readonly type: 'batch.returned'; readonly mapping: string; readonly failed: number; readonly of: number }
  | { readonly type: 'internal.error'; readonly where: string; readonly error: unknown };

/** Takes what the local cloud tells, as it happens. */
export type LogSink = (event: LocalCloudEvent) => void;
