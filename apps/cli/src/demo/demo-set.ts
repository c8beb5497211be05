import {
  type CloudEvent,
  cloudEventSchema,
  datasetDescribed,
  linkReported,
  meetingReported,
  membershipReported,
  pledgeAnnounced,
  requestReported,
  restrictionReported,
  statementReported,
  strikeReported,
  transactionRecorded,
} from '@counterweight/contracts';
import { KYIV } from '@counterweight/domain';
import type { z } from 'zod';
import { DEMO_SOURCE, type DemoFact, demoEntity } from './demo-fact.ts';
import { demoLinks } from './demo-links.ts';
import { demoMeetings } from './demo-meetings.ts';
import { demoMemberships } from './demo-memberships.ts';
import { type DemoPledge, generalPledges } from './demo-pledges.ts';
import { australianPledges } from './demo-pledges-australia.ts';
import { longRangePledges } from './demo-pledges-long-range.ts';
import { mediumRangePledges } from './demo-pledges-medium-range.ts';
import { nasamsPledges } from './demo-pledges-nasams.ts';
import { patriotPledges } from './demo-pledges-patriot.ts';
import { demoRequests } from './demo-requests.ts';
import { demoRestrictions } from './demo-restrictions.ts';
import { demoStatements } from './demo-statements.ts';
import { coalitionStatements } from './demo-statements-coalition.ts';
import { moneyStatements } from './demo-statements-money.ts';
import { type DemoReport, type DemoStrike, demoReports } from './demo-strikes.ts';

const pledges: readonly DemoPledge[] = [
  ...generalPledges,
  ...australianPledges,
  ...patriotPledges,
  ...longRangePledges,
  ...nasamsPledges,
  ...mediumRangePledges,
];

/** The demo set as events: its description, a strike per line of each report, then kind by kind. Always the same events. */
export function demoSet(): readonly CloudEvent[] {
  return [
    description(),
    ...demoReports.flatMap((report) => report.strikes.map((strike) => strikeEvent(report, strike))),
    ...pledges.flatMap(pledgeEvents),
    ...reportedEvents('request', requestReported, demoRequests),
    ...reportedEvents('meeting', meetingReported, demoMeetings),
    ...reportedEvents('restriction', restrictionReported, demoRestrictions),
    ...reportedEvents('membership', membershipReported, demoMemberships),
    ...reportedEvents('statement', statementReported, [...demoStatements, ...coalitionStatements, ...moneyStatements]),
    ...reportedEvents('link', linkReported, demoLinks),
  ];
}

function description(): CloudEvent {
  const dataset = {
    title: 'Counterweight demonstration set',
    publisher: 'Counterweight',
    covers: ['strike', 'pledge', 'restriction', 'request', 'meeting', 'membership', 'statement', 'link'],
    description:
      'Strikes of a few days, restated from the reports of the Air Force of Ukraine; and, restated from the press, packages of support and what became of them, requests, meetings, restrictions, statements and the links between them, around December 2023 and January 2024 and the requests for air defence after that. The members of NATO, of the European Union and, as far as sources name them, of the Contact Group. Not a complete record.',
  };
  return event('dataset.r3', datasetDescribed.type, { entity: demoEntity('dataset'), revision: 3, dataset });
}

function strikeEvent({ publishedOn, title, reportedBy }: DemoReport, strike: DemoStrike): CloudEvent {
  const local = `${strike.end}-${strike.name}`;
  const { launched, destroyed, lost } = strike;
  const source = { publisher: 'Air Force of Ukraine', title, published_on: publishedOn, ...reportedBy };
  return event(`${local}.r1`, strikeReported.type, {
    entity: demoEntity(local),
    revision: 1,
    sources: [{ ...source, claimant: 'ua-air-force' }],
    strike: {
      window: { start: strike.start, end: strike.end, zone: KYIV },
      claimant: 'ua-air-force',
      weapons: strike.weapons.map((name) => ({ name })),
      counts: { launched, ...(destroyed === undefined ? {} : { destroyed }), ...(lost === undefined ? {} : { lost }) },
      places: [{ precision: 'country', country: 'UA' }],
    },
  });
}

function pledgeEvents({ name, sources, pledge, transactions }: DemoPledge): readonly CloudEvent[] {
  const named = { entity: demoEntity(name), revision: 1 };
  return [
    event(`${name}.r1`, pledgeAnnounced.type, { ...named, sources, pledge }),
    ...transactions.map(({ sources: own = sources, ...transaction }, index) => {
      const id = String(index + 1);
      const data = { ...named, sources: own, transaction_id: id, transaction };
      return event(`${name}.tx-${id}.r1`, transactionRecorded.type, data);
    }),
  ];
}

/** Events of a kind that its source reports whole. */
function reportedEvents(
  kind: string,
  { type }: { readonly type: string },
  facts: readonly DemoFact<z.ZodType>[],
): readonly CloudEvent[] {
  return facts.map(({ name, sources, body }) =>
    event(`${name}.r1`, type, { entity: demoEntity(name), revision: 1, sources, [kind]: body }),
  );
}

function event(id: string, type: string, data: unknown): CloudEvent {
  return cloudEventSchema.parse({ specversion: '1.0', id, source: DEMO_SOURCE, type, data });
}
