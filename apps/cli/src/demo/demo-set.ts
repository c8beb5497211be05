import { type CloudEvent, cloudEventSchema, datasetDescribed, strikeReported } from '@counterweight/contracts';
import { KYIV } from '@counterweight/domain';
import { type DemoReport, type DemoStrike, demoReports } from './demo-strikes.ts';

/** The namespace of the demo set. Whoever ranks datasets puts it below real imports. */
export const DEMO_SOURCE = 'counterweight-demo';

/** The demo set as events: the data set's description, then a strike per line of each report. Always the same events. */
export function demoSet(): readonly CloudEvent[] {
  const strikes = demoReports.flatMap((report) => report.strikes.map((strike) => strikeEvent(report, strike)));
  return [description(), ...strikes];
}

function description(): CloudEvent {
  const dataset = {
    title: 'Counterweight demonstration set',
    publisher: 'Counterweight',
    covers: ['strike'],
    description:
      'A few days of strikes, restated from the daily reports of the Air Force of Ukraine. Not a complete record.',
  };
  return event('dataset.r1', datasetDescribed.type, { entity: `${DEMO_SOURCE}:dataset`, revision: 1, dataset });
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

function event(id: string, type: string, data: unknown): CloudEvent {
  return cloudEventSchema.parse({ specversion: '1.0', id, source: DEMO_SOURCE, type, data });
}
