import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import {
  createLedgerMemory,
  type EntityRef,
  handleQueueBatch,
  type Ledger,
  project,
  rebuild,
  redact,
  sendersOf,
  sweep,
  verify,
} from '@counterweight/ledger';
import { createMemoryAdapter, createMemoryStore, type Gate } from '@counterweight/ledger/testing';
import type { Guard } from './guard.ts';

const entity = entityIdSchema.parse('alpha:p');
const pledge: EntityRef = { kind: 'pledge', entity };
const NOON = Date.UTC(2024, 0, 12, 12);

/** A pledge in a ledger of its own, whose transactions become visible when they are told to, once they are held back. */
function createPledge() {
  let heldBack: ((item: string) => boolean) | undefined;
  const waiting: (() => void)[] = [];
  const store = createMemoryStore({
    whenVisible: (item) =>
      heldBack?.(item) === true ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(),
  });
  let salts = 0;
  const accounts = [{ account: 'publisher', sources: ['alpha'] }];
  const depsWith = (gate?: Gate) => ({
    ...createMemoryAdapter({ store, pageSize: 2, ...(gate === undefined ? {} : { gate }) }),
    clock: { now: () => NOON, backOff: async () => {} },
    senders: sendersOf({ apiAccount: 'api', accounts }),
    newSalt: () => String(salts++).padStart(32, '0'),
  });
  const deps = depsWith();
  return {
    deps,
    depsWith,
    holdBack(which: (item: string) => boolean): void {
      heldBack = which;
    },
    showAll(): Promise<void> {
      heldBack = undefined;
      for (const show of waiting) show();
      return new Promise((resolve) => setImmediate(resolve));
    },
    async record(...records: readonly string[]): Promise<void> {
      const { results } = await handleQueueBatch(records.map(messageOf), deps);
      if (results.some(({ outcome }) => outcome !== 'accepted')) throw new Error(JSON.stringify(results));
    },
    project: () => project([pledge], deps),
    order: (record: string) => {
      const name = { entity, record: recordIdSchema.parse(record), revision: revisionSchema.parse(1) };
      return { ...pledge, ...name, reason: 'danger to a person', answer: 451 } as const;
    },
    isClean: async () => (await verify(deps)).differences.length === 0,
  };
}

function messageOf(record: string) {
  const id = `event-${record}`;
  const named = { entity, revision: 1, sources: [{ publisher: 'A newspaper', title: 'A report' }] };
  const when = { precision: 'day', day: '2024-01-10' };
  const money = { amount: '5', currency: 'EUR' };
  const [type, data] =
    record === 'header'
      ? ['announced', { pledge: { donor: 'USA', category: 'military', title: 'A package', new_money: 'unknown' } }]
      : [
          'transaction_recorded',
          {
            transaction_id: record.slice('tx-'.length),
            transaction: { type: 'committed', when, value: { known: 'money', money } },
          },
        ];
  const full = `counterweight.pledge.${type}.v1`;
  const detail = { specversion: '1.0', id, source: 'alpha', type: full, data: { ...named, ...data } };
  const body = JSON.stringify({
    id: `bus of ${record}`,
    account: 'publisher',
    source: 'alpha',
    'detail-type': full,
    detail,
  });
  return { messageId: record, body };
}

/** What reads and writes that overlap could do, each made to happen: chance alone seldom does. */
export const guardsOfIsolation: readonly Guard[] = [
  {
    title: 'a sweep finds what was accepted by a clock that lags, after the sweep before it',
    async holds() {
      const { record, deps, isClean } = createPledge();
      const sweepAt = (hours: number) =>
        sweep({ ...deps, clock: { ...deps.clock, now: () => NOON + hours * 3_600_000 } });
      await record('header');
      await sweepAt(0.5);
      // Half an hour later by every other clock.
      await record('tx-a');
      await sweepAt(3);
      return isClean();
    },
  },
  {
    title: 'what becomes known while an entity is read is not folded away',
    async holds() {
      const { record, depsWith, project: projectAll, isClean } = createPledge();
      await record('header', 'tx-b');
      let between = 0;
      const gate: Gate = async ({ method, moment }) => {
        if (method !== 'entity' || moment !== 'between_pages' || between > 0) return undefined;
        between += 1;
        await record('tx-a');
        await projectAll();
        await record('tx-c');
        return undefined;
      };
      await project([pledge], depsWith(gate));
      return between === 1 && (await isClean());
    },
  },
  {
    title: 'a view that is switched between planning and committing is planned for anew',
    async holds() {
      const { record, deps, depsWith, project: projectAll, isClean } = createPledge();
      await record('header');
      await projectAll();
      await record('tx-a');
      let heads = 0;
      const gate: Gate = async ({ method, moment }) => {
        if (method !== 'head' || moment !== 'before') return undefined;
        heads += 1;
        if (heads === 2) await rebuild('support@2', deps);
        return undefined;
      };
      await project([pledge], depsWith(gate));
      return heads > 2 && (await isClean());
    },
  },
  {
    title: 'a payload is not folded again whose redaction the state has and the record has not yet',
    async holds() {
      const { record, deps, order, holdBack, showAll, project: projectAll, isClean } = createPledge();
      await record('header', 'tx-a');
      await projectAll();
      await record('tx-b');
      holdBack((item) => item.startsWith('record '));
      const redacted = redact(order('tx-a'), deps);
      await new Promise((resolve) => setImmediate(resolve));
      await projectAll();
      await showAll();
      await redacted;
      await projectAll();
      return isClean();
    },
  },
  {
    title: 'a second redaction is not forgotten, though the entity was projected after the first',
    async holds() {
      const { record, deps, order, holdBack, showAll, project: projectAll, isClean } = createPledge();
      await record('header', 'tx-a', 'tx-b');
      await projectAll();
      await redact(order('tx-a'), deps);
      await record('tx-c');
      await projectAll();
      const [state] = (await deps.ledger.states([pledge])).values();
      holdBack((item) => item.startsWith('record '));
      const redacted = redact(order('tx-b'), deps);
      await showAll();
      await redacted;
      return state?.redacted === 1 && (await isClean());
    },
  },
  {
    title: 'two who redact one payload at once redact it once',
    async holds() {
      const { record, deps, depsWith, order, project: projectAll } = createPledge();
      await record('header', 'tx-a');
      await projectAll();
      let twice = 0;
      const gate: Gate = async ({ method, moment }) => {
        if (method !== 'head' || moment !== 'before' || twice > 0) return undefined;
        twice += 1;
        await redact(order('tx-a'), deps);
        return undefined;
      };
      await redact(order('tx-a'), depsWith(gate));
      const items = [...deps.store.journal.page(undefined, 100)].flatMap(([, { records }]) => records);
      return twice === 1 && items.filter(({ change }) => change === 'redacted').length === 1;
    },
  },
  {
    title: 'a reader waits where some of an entity’s rows are erased and not all',
    async holds() {
      const { record, deps, order, project: projectAll } = createPledge();
      for (const each of ['header', 'tx-a', 'tx-b']) {
        await record(each);
        await projectAll();
      }
      let erased = 0;
      const eraseRows: Ledger['eraseRows'] = async (seq, ref) => {
        if (erased === 0) await deps.ledger.eraseRows(seq, ref);
        erased += 1;
      };
      await redact(order('tx-b'), { ...deps, ledger: { ...deps.ledger, eraseRows } });
      const none = { get: async () => undefined, list: async () => [] };
      const { ledger, clock } = deps;
      return createLedgerMemory({ ledger, objects: none, clock })
        .read()
        .then(
          ({ ok }) => ok,
          () => false,
        );
    },
  },
  {
    title: 'a sweep comes back to an entity that failed',
    async holds() {
      const { record, deps, isClean } = createPledge();
      await record('header');
      const later = { ...deps, clock: { now: () => NOON + 7_200_000, backOff: async () => {} } };
      const commit: Ledger['commit'] = async () => {
        throw new Error('out of reach');
      };
      await sweep({ ...later, ledger: { ...deps.ledger, commit } });
      await sweep(later);
      return isClean();
    },
  },
];
