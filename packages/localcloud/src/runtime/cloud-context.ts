import type { Activity } from './activity.ts';
import type { LogSink } from './log-event.ts';
import type { Random } from './random.ts';
import type { StateStore } from './state-store.ts';

/** What the services of one running cloud share. */
export interface CloudContext {
  readonly store: StateStore;
  readonly activity: Activity;
  readonly log: LogSink;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Given: every message is held twice and received in a shuffle, every stream batch delivered again, cut elsewhere. */
  readonly shuffle?: Random | undefined;
}
