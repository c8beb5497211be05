import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({
  region: 'eu-central-1',
  endpoint: process.env.EVENTS_URL ?? 'http://127.0.0.1:4010',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const event = {
  specversion: '1.0',
  id: 'night-report-2024-11-10.r1',
  source: 'my-desk',
  type: 'counterweight.strike.reported.v1',
  data: {
    entity: 'my-desk:night-report-2024-11-10',
    revision: 1,
    sources: [{ publisher: 'Ukrainian Air Force', title: 'Daily report', published_on: '2024-11-10' }],
    strike: {
      window: { start: '2024-11-09T20:00', end: '2024-11-10T09:30', zone: 'Europe/Kyiv' },
      claimant: 'ua-air-force',
      weapons: [{ name: 'Shahed-136/131' }],
      counts: { launched: 145, destroyed: 62, lost: 67 },
      aimed_at: [{ precision: 'country', country: 'UA' }],
    },
  },
};
const { FailedEntryCount, Entries } = await client.send(
  new PutEventsCommand({
    Entries: [
      { EventBusName: 'counterweight', Source: event.source, DetailType: event.type, Detail: JSON.stringify(event) },
    ],
  }),
);
// A 200 may still carry failed entries: look at the count, not at the status.
console.log(FailedEntryCount === 0 ? `sent as ${Entries[0].EventId}` : `refused: ${Entries[0].ErrorMessage}`);
