import { randomUUID } from 'node:crypto';
import type { CloudContext } from '../../runtime/cloud-context.ts';
import type { BusPolicyModel, CloudModel, RuleModel, RuleTarget } from '../../template/model.ts';
import type { StagedSend } from '../sqs/queue.ts';
import { type Envelope, envelopeJson, envelopeTime } from './event-envelope.ts';
import { type AcceptedEntry, deniedByPolicy, type Entry, type EntryError, judgeEntry } from './put-events-entry.ts';

/** SQS takes messages of up to 1 MiB. */
const maxMessageBytes = 1_048_576;

/** Gets an event to a target: a queue's message, or an asynchronous invocation. undefined: there is no such target. */
export type StageDelivery = (targetArn: string, body: string) => StagedSend | undefined;

export interface EventBusOptions extends Pick<CloudContext, 'store' | 'now' | 'log'> {
  readonly model: Pick<CloudModel, 'buses' | 'busPolicies' | 'rules' | 'region' | 'accountId'>;
  readonly stage: StageDelivery;
}

export type EntryResult = { readonly EventId: string } | EntryError;

/** The rules of every bus: takes events in and puts them durably where the matching rules say. */
export class EventBuses {
  readonly #options: EventBusOptions;
  readonly #buses: ReadonlySet<string>;
  readonly #rulesByBus: ReadonlyMap<string, readonly RuleModel[]>;
  readonly #policiesByBus: ReadonlyMap<string, readonly BusPolicyModel[]>;

  constructor(options: EventBusOptions) {
    this.#options = options;
    this.#buses = new Set(['default', ...options.model.buses.map((bus) => bus.name)]);
    this.#rulesByBus = Map.groupBy(
      options.model.rules.filter((rule) => rule.enabled && rule.matches !== undefined),
      (rule) => rule.bus,
    );
    this.#policiesByBus = Map.groupBy(options.model.busPolicies, (policy) => policy.bus);
  }

  /**
   * Puts what the principal may put. Answers when every accepted entry is durably with its targets: all of the call in
   * one commit.
   */
  async put(entries: readonly Entry[], principalArn: string): Promise<readonly EntryResult[]> {
    const staged: StagedSend[] = [];
    const results = entries.map((entry): EntryResult => {
      const judged = this.#judge(entry, principalArn);
      return 'ErrorCode' in judged ? judged : this.#accept(judged, staged);
    });
    await this.#commit(staged);
    return results;
  }

  /** The ARN of a bus that an entry names, by name, by ARN or not at all. */
  arnOf(nameOrArn: string | undefined): string {
    const { region, accountId } = this.#options.model;
    return `arn:aws:events:${region}:${accountId}:event-bus/${nameOrArn?.split('/').at(-1) ?? 'default'}`;
  }

  /** A rule's own event (a schedule's), to all its targets. */
  async fire(rule: RuleModel): Promise<void> {
    const envelope = this.#envelope('aws.events', 'Scheduled Event', this.#options.now(), [rule.arn]);
    const staged: StagedSend[] = [];
    for (const target of rule.targets) this.#deliver(rule, target, envelopeJson(envelope, '{}'), staged);
    await this.#commit(staged);
  }

  async #commit(staged: readonly StagedSend[]): Promise<void> {
    await this.#options.store.commit(staged.flatMap((send) => send.changes));
    for (const send of staged) send.apply();
  }

  #judge(entry: Entry, principalArn: string): AcceptedEntry | EntryError {
    const judged = judgeEntry(entry, this.#buses);
    if ('ErrorCode' in judged) return judged;
    const { bus, source, detailType } = judged;
    const request = { 'events:source': source, 'events:detail-type': detailType, 'aws:PrincipalArn': principalArn };
    const denied = this.#policiesByBus.get(bus)?.some((policy) => policy.denies(request)) ?? false;
    return denied ? deniedByPolicy(principalArn, source, bus) : judged;
  }

  #accept(entry: AcceptedEntry, staged: StagedSend[]): EntryResult {
    const timeMs = entry.timeMs ?? this.#options.now();
    const envelope = this.#envelope(entry.source, entry.detailType, timeMs, entry.resources);
    const event = { ...envelope, detail: entry.detail };
    const rules = this.#rulesByBus.get(entry.bus)?.filter((rule) => rule.matches?.(event)) ?? [];
    const body = envelopeJson(envelope, entry.detailText);
    for (const rule of rules) for (const target of rule.targets) this.#deliver(rule, target, body, staged);
    if (rules.length === 0) {
      this.#options.log({ type: 'bus.unmatched', bus: entry.bus, eventId: envelope.id, detailType: entry.detailType });
    }
    return { EventId: envelope.id };
  }

  #deliver(rule: RuleModel, target: RuleTarget, event: string, staged: StagedSend[]): void {
    const body = target.input ?? event;
    if (Buffer.byteLength(body) <= maxMessageBytes) {
      const send = this.#options.stage(target.arn, body);
      if (send !== undefined) return void staged.push(send);
    }
    const why = `the event of ${Buffer.byteLength(body)} bytes is over the target's limit of ${maxMessageBytes}`;
    this.#options.log({ type: 'target.undeliverable', rule: rule.name, target: target.id, why });
  }

  #envelope(source: string, detailType: string, timeMs: number, resources: readonly string[]): Envelope {
    const { accountId, region } = this.#options.model;
    const id = randomUUID();
    const time = envelopeTime(timeMs);
    return { version: '0', id, 'detail-type': detailType, source, account: accountId, time, region, resources };
  }
}
