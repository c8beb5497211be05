import type { Weakening } from './weakening.ts';

const INGEST = 'packages/ledger/src/ingest';
const EVENTS = 'packages/contracts/src/events';
const API = 'apps/api/src';

/** The controls of hostile publishers, thieves, readers and web pages, each with a fault that its test must notice. */
export const weakenings: readonly Weakening[] = [
  {
    control: 'a message that stops a check fails alone',
    test: { file: `${INGEST}/read-delivery.test.ts`, name: 'what stops a check is unreadable' },
    planted: {
      file: `${INGEST}/read-delivery.ts`,
      text: "    return refuse({ ...blank(messageId), code: 'unreadable' }, [{ field: '', message }]);",
      becomes: '    throw new Error(message);',
    },
  },
  {
    control: 'answers are cut by bytes',
    test: { file: `${API}/http/bounded-answer.test.ts`, name: 'what is cut is cut at its position' },
    planted: {
      file: `${API}/http/bounded-answer.ts`,
      text: '  if (fits(text, room)) return',
      becomes: '  if (text.length > 0) return',
    },
  },
  {
    control: 'headers are built from no raw input',
    test: { file: `${API}/http/header-values.test.ts`, name: 'no text ends a header' },
    planted: {
      file: `${API}/http/header-values.ts`,
      text: 'address.toWellFormed().replaceAll(UNSAFE, encodeURIComponent)',
      becomes: 'address.toWellFormed()',
    },
  },
  {
    control: 'an escaped separator is part of the id',
    test: { file: `${API}/escaped-path.test.ts`, name: 'without that it would end the path' },
    planted: {
      file: `${API}/escaped-path.ts`,
      text: '  if (!hasPath(event)) return event;',
      becomes: '  return event;',
    },
  },
  {
    control: 'HEAD’s day follows the earlier clock',
    test: { file: 'packages/dynamodb/test/database-clock.test.ts', name: 'that is a year ahead makes nothing known' },
    planted: {
      file: 'packages/dynamodb/src/database-clock.ts',
      text: 'now: () => clock.now() - aheadMs',
      becomes: 'now: () => clock.now()',
    },
  },
  {
    control: 'a known_at to come is refused',
    test: { file: `${API}/views/known-at.test.ts`, name: 'is refused by the name of the parameter: /v1/views/support' },
    planted: {
      file: 'packages/ledger/src/read/read-view.ts',
      text: 'if (knownAt !== undefined && knownAt > today) return',
      becomes: 'if (false) return',
    },
  },
  {
    control: 'dates are bounded',
    test: { file: `${EVENTS}/hostile-texts.test.ts`, name: 'is not dated 1990-12-31' },
    planted: {
      file: `${EVENTS}/date-faults.ts`,
      text: 'return message === undefined ? []',
      becomes: 'return true ? []',
    },
  },
  {
    control: 'what is ahead of now bears a warning',
    test: { file: `${API}/publishing/hostile-publisher.test.ts`, name: 'is told of one that is only ahead of now' },
    planted: {
      file: `${EVENTS}/event-warnings.ts`,
      text: 'return [...own, ...datesAhead(data, today)];',
      becomes: 'return today === undefined ? datesAhead(data, today) : own;',
    },
  },
  {
    control: 'characters of writing direction are refused',
    test: { file: `${EVENTS}/hostile-texts.test.ts`, name: 'so is one in an attribute' },
    planted: { file: `${EVENTS}/direction-marks.ts`, text: '\\u202a-\\u202e', becomes: '\\u202a' },
  },
  {
    control: 'a revision far ahead waits',
    test: { file: `${INGEST}/revision-gap.test.ts`, name: 'is taken at a thousand above, not at one more' },
    planted: {
      file: `${INGEST}/revision-gap.ts`,
      text: 'const lowest = name.revision - MAX_REVISIONS_AHEAD;',
      becomes: 'const lowest = name.revision - MAX_REVISIONS_AHEAD - 1;',
    },
  },
  {
    control: 'a full entity keeps room for retractions',
    test: { file: `${INGEST}/entity-room.test.ts`, name: 'can be taken back, in the room that is kept for it' },
    planted: {
      file: `${INGEST}/entity-room.ts`,
      text: "return status === 'retracted' ? MAX_ENTITY_REVISIONS :",
      becomes: 'return',
    },
  },
  {
    control: 'the API’s envelope is the API’s alone',
    test: { file: `${INGEST}/senders.test.ts`, name: 'the API may for any, and nobody else in its name' },
    planted: {
      file: `${INGEST}/senders.ts`,
      text: 'if (account === registry.apiAccount) return { permitted: true };',
      becomes: 'return { permitted: true };',
    },
  },
  {
    control: 'events are budgeted on the bus',
    test: { file: `${INGEST}/within-budget.test.ts`, name: 'has what is over wait, with budgets' },
    planted: {
      file: `${INGEST}/token-bucket.ts`,
      text: 'if (waitMs > ROUNDING_MS) return',
      becomes: 'if (false) return',
    },
  },
  {
    control: 'events are budgeted at the door',
    test: { file: `${API}/publishing/over-budget.test.ts`, name: 'what is over budget is refused by name' },
    planted: {
      file: `${API}/publishing/hold-to-budget.ts`,
      text: 'if (short === undefined) return entry;',
      becomes: 'if (own !== undefined || short === undefined) return entry;',
    },
  },
  {
    control: 'rows are budgeted',
    test: { file: `${API}/publishing/over-budget.test.ts`, name: 'rows, revisions of one entity and links' },
    planted: { file: `${INGEST}/token-bucket.ts`, text: '(charged === 0 ? []', becomes: '(charged >= 0 ? []' },
  },
  {
    control: 'revisions of one entity are budgeted',
    test: { file: `${INGEST}/put-aside.test.ts`, name: 'waits for the bucket of its entity, and others go on' },
    planted: { file: `${INGEST}/event-cost.ts`, text: 'revises: name.entity,', becomes: 'revises: undefined,' },
  },
  {
    control: 'links to one entity are budgeted',
    test: { file: `${INGEST}/put-aside.test.ts`, name: 'waits for the bucket of links' },
    planted: {
      file: `${INGEST}/event-cost.ts`,
      text: 'linksTo: name.kind === LINK ? endsElsewhere(event) : [],',
      becomes: 'linksTo: name.kind === LINK ? endsElsewhere(event).slice(2) : [],',
    },
  },
  {
    control: 'what is refused costs an event',
    test: { file: `${INGEST}/put-aside.test.ts`, name: 'fills the quarantine no faster than its source may send' },
    planted: { file: `${INGEST}/ingest.ts`, text: 'return payer === undefined ? []', becomes: 'return true ? []' },
  },
  {
    control: 'nobody spends another’s budget',
    test: {
      file: `${INGEST}/put-aside.test.ts`,
      name: 'in the name of others is paid for by the source of its envelope',
    },
    planted: {
      file: `${INGEST}/read-delivery.ts`,
      text: 'if (source.success && senders.check(sender, source.data).permitted) return',
      becomes: 'if (source.success) return',
    },
  },
  {
    control: 'a redaction reaches what waits over budget',
    test: { file: `${INGEST}/put-aside.test.ts`, name: 'waits no longer once it comes again' },
    planted: {
      file: `${INGEST}/put-aside.ts`,
      text: '  if (redacted !== undefined) return redacted;\n',
      becomes: '',
    },
  },
  {
    control: 'what waits a day is told',
    test: { file: `${INGEST}/within-budget.test.ts`, name: 'is told in quarantine after a day, and not before' },
    planted: {
      file: `${INGEST}/put-aside.ts`,
      text: 'const MAX_WAIT_MS = 24 * 3_600_000;',
      becomes: 'const MAX_WAIT_MS = 22 * 3_600_000;',
    },
  },
  {
    control: 'one request hands over what it can in its time',
    test: { file: 'packages/publisher/src/publisher.test.ts', name: 'hands over what it can, and names each event' },
    planted: {
      file: 'packages/publisher/src/send-batch.ts',
      text: '    if (options.isOver()) {',
      becomes: '    if (false) {',
    },
  },
  {
    control: 'ranked sources alone are counted',
    test: { file: `${API}/flood.test.ts`, name: 'is not counted where no other has records' },
    planted: {
      file: 'packages/domain/src/kinds/dataset/precedence.ts',
      text: 'const counted = precedence.countsUnranked ? unranked',
      becomes: 'const counted = precedence.ranks.size > 0 ? unranked',
    },
  },
  {
    control: 'one heavy entity stalls nobody else',
    test: { file: 'packages/ledger/src/project/time-limits.test.ts', name: 'an entity whose reading takes too long' },
    planted: {
      file: 'packages/ledger/src/project/time-limits.ts',
      text: 'if (limits === undefined) return work();',
      becomes: 'return work();',
    },
  },
  {
    control: 'a recorded revision never changes',
    test: { file: `${INGEST}/decide.test.ts`, name: 'other content of a recorded name is a conflict' },
    planted: {
      file: `${INGEST}/decide.ts`,
      text: "if (compareContent(record, event) === 'same') {",
      becomes: 'if (record.hash !== undefined) {',
    },
  },
  {
    control: 'strangers’ links are a count',
    test: { file: `${API}/entities/link/linked.test.ts`, name: 'by a stranger is counted, and listed' },
    planted: {
      file: `${API}/entities/link/shown-ties.ts`,
      text: 'rankOf(source, at.precedence) > 0',
      becomes: 'rankOf(source, at.precedence) >= 0',
    },
  },
  {
    control: 'strangers’ restrictions are a count',
    test: { file: `${API}/entities/restriction/restrictions.test.ts`, name: 'what strangers say is not shown beside' },
    planted: {
      file: `${API}/entities/restriction/restrictions-in-force.ts`,
      text: 'rankOf(source, precedence) > 0',
      becomes: 'rankOf(source, precedence) >= 0',
    },
  },
  {
    control: 'a suspended token is refused',
    test: { file: 'packages/ledger/src/tokens/recognize-token.test.ts', name: 'is refused while it is suspended' },
    planted: {
      file: 'packages/ledger/src/tokens/recognize-token.ts',
      text: 'if (grant.suspended !== undefined) return',
      becomes: 'if (false) return',
    },
  },
  {
    control: 'a token ends by itself',
    test: {
      file: 'packages/ledger/src/tokens/recognize-token.test.ts',
      name: 'is taken until the day it expires on begins',
    },
    planted: {
      file: 'packages/ledger/src/tokens/recognize-token.ts',
      text: 'grant.expiresOn <= utcDay(nowMs)',
      becomes: 'grant.expiresOn < utcDay(nowMs)',
    },
  },
  {
    control: 'what a token wrote is taken back',
    test: { file: 'packages/ledger/src/operate/take-back.test.ts', name: 'what a stolen token revised says again' },
    planted: {
      file: 'packages/ledger/src/operate/take-back.ts',
      text: '.filter((each) => !isTaken(each, order) && each.payload.kept)',
      becomes: '.filter((each) => isTaken(each, order) && each.payload.kept)',
    },
  },
  {
    control: 'the public hash of a payload is salted',
    test: { file: `${API}/guessing.test.ts`, name: 'finds nothing until its day, in any answer' },
    planted: {
      file: `${EVENTS}/content-hash.ts`,
      text: 'data: unknown): ContentHash {',
      becomes: "data: unknown): ContentHash { salt = '';",
    },
  },
  {
    control: 'a place finer than a raion is withheld',
    test: { file: `${API}/entities/strike/strikes.test.ts`, name: 'a place finer than a raion is shown as the raion' },
    planted: {
      file: 'packages/domain/src/values/place/place.ts',
      text: "if (!('publish_after' in place) || place.publish_after < today) return place;",
      becomes: 'if (today !== undefined) return place;',
    },
  },
  {
    control: 'local ports answer no foreign origin',
    test: {
      file: 'packages/localcloud/src/runtime/loopback-server.test.ts',
      name: 'a page of elsewhere is refused before',
    },
    planted: {
      file: 'packages/localcloud/src/runtime/loopback-server.ts',
      text: 'if (origin !== undefined && !loopbackOrigin.test(origin)) return',
      becomes: 'if (false) return',
    },
  },
  {
    control: 'local files are their owner’s alone',
    test: { file: 'apps/cli/src/start/publisher-token.test.ts', name: 'which only its owner can read' },
    planted: { file: 'apps/cli/src/start/publisher-token.ts', text: ', { mode: 0o600 }', becomes: ', { mode: 0o644 }' },
  },
];
