import {
  type CloudEvent,
  cloudEventSchema,
  datasetDescribed,
  pledgeAnnounced,
  strikeReported,
  transactionRecorded,
} from '@counterweight/contracts';
import { KYIV } from '@counterweight/domain';
import { type DemoPledge, demoPledges } from './demo-pledges.ts';
import { type DemoReport, type DemoStrike, demoReports } from './demo-strikes.ts';

/** The namespace of the demo set. Whoever ranks datasets puts it below real imports. */
export const DEMO_SOURCE = 'counterweight-demo';

/** The demo set as events: its description, a strike per line of each report, the pledges. Always the same events. */
export function demoSet(): readonly CloudEvent[] {
  const strikes = demoReports.flatMap((report) => report.strikes.map((strike) => strikeEvent(report, strike)));
  return [description(), ...strikes, ...demoPledges.flatMap(pledgeEvents)];
}

function description(): CloudEvent {
  const dataset = {
    title: 'Counterweight demonstration set',
    publisher: 'Counterweight',
    covers: ['strike', 'pledge'],
    description:
      'A few days of strikes, restated from the daily reports of the Air Force of Ukraine, and a few pledges, restated from the press. Not a complete record.',
  };
  return event('dataset.r2', datasetDescribed.type, { entity: `${DEMO_SOURCE}:dataset`, revision: 2, dataset });
}

function strikeEvent(report: DemoReport, strike: DemoStrike): CloudEvent {
  const local = `${strike.end}-${strike.name}`;
  const { launched, destroyed, lost } = strike;
  return event(`${local}.r1`, strikeReported.type, {
    entity: `${DEMO_SOURCE}:${local}`,
    revision: 1,
    sources: [
      {
        publisher: 'Air Force of Ukraine',
        title: report.title,
        published_on: report.publishedOn,
        claimant: 'ua-air-force',
      },
    ],
    strike: {
      window: { start: strike.start, end: strike.end, zone: KYIV },
      claimant: 'ua-air-force',
      weapons: strike.weapons.map((name) => ({ name })),
      counts: { launched, ...(destroyed === undefined ? {} : { destroyed }), ...(lost === undefined ? {} : { lost }) },
      places: [{ precision: 'country', country: 'UA' }],
    },
  });
}

function pledgeEvents({ name, source, pledge, transaction }: DemoPledge): readonly CloudEvent[] {
  const named = { entity: `${DEMO_SOURCE}:${name}`, revision: 1, sources: [source] };
  const id = '1';
  return [
    event(`${name}.r1`, pledgeAnnounced.type, { ...named, pledge }),
    event(`${name}.tx-${id}.r1`, transactionRecorded.type, { ...named, transaction_id: id, transaction }),
  ];
}

function event(id: string, type: string, data: unknown): CloudEvent {
  return cloudEventSchema.parse({ specversion: '1.0', id, source: DEMO_SOURCE, type, data });
}
